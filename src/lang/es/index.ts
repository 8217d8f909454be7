import {createLang} from '../pack.ts'

export const es = createLang('es', {name: 'español', script: 'Latin', dates: []})
