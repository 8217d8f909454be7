import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const fr = createLang('fr', {name: 'français', script: 'Latin', dates})
