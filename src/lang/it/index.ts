import {createLang} from '../pack.ts'

export const it = createLang('it', {name: 'italiano', script: 'Latin', dates: []})
