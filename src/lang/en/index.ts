import {createLang} from '../pack.ts'
import {dates} from './dates.ts'

export const en = createLang('en', {name: 'English', script: 'Latin', dates})
