import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const es = createLang('es', {name: 'español', script: 'Latin', dates})
