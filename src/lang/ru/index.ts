import {createLang} from '../pack.ts'

export const ru = createLang('ru', {name: 'русский', script: 'Cyrillic', dates: []})
