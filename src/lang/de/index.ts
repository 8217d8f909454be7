import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const de = createLang('de', {name: 'Deutsch', script: 'Latin', dates})
