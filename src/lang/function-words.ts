import {perLang} from './index.ts'

/** The closed-class words of a language: what tells prose from lists. Lower case. */
export const functionWords = perLang((lang) => new Set([...lang.words('function-words').values()].flat()))
