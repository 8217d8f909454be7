import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const ru = createLang('ru', {name: 'русский', script: 'Cyrillic', dates})
