import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {tokenAt} from './tokens.ts'

const cuesOf = perLang((pack) => {
  const words = pack.words('dates')
  return {past: new Set(words.get('past')), future: new Set(words.get('future')), endings: words.get('future-ending') ?? []}
})

/** Where the verbs of a sentence put it: -1 past, 1 future, 0 when no cue says. The first cue counts. */
export function tenseOf(pack: Lang, sentence: string): number {
  const {past, future, endings} = cuesOf(pack)
  for (let i = 0; i < sentence.length; ) {
    const token = tokenAt(sentence, i)
    if (!token) {
      i++
      continue
    }
    i = token.end
    if (token.kind !== 'word') continue
    if (future.has(token.text) || (token.text.length > 4 && endings.some((ending) => token.text.endsWith(ending)))) return 1
    if (past.has(token.text)) return -1
  }
  return 0
}
