import type {Lang} from './index.ts'
import type {WordList} from './words.ts'
import {readWords} from './words.ts'

/** Makes a language from its folder `src/lang/<code>/`: word lists are read when first asked for. */
export function createLang(code: string, pack: Pick<Lang, 'name' | 'script' | 'dates'>): Lang {
  const lists = new Map<string, WordList>()
  return {
    code,
    ...pack,
    words(name) {
      if (!lists.has(name)) lists.set(name, readWords(code, name))
      return lists.get(name)!
    }
  }
}
