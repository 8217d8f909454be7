import {createLang} from '../pack.ts'

export const de = createLang('de', {name: 'Deutsch', script: 'Latin', dates: []})
