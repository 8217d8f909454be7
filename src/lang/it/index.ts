import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const it = createLang('it', {name: 'italiano', script: 'Latin', dates})
