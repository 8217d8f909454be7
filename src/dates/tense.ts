import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {tokenAt} from './tokens.ts'

/** Shorter words with such an ending are often no verbs. */
const shortestVerb = 5

const cuesOf = perLang((pack) => {
  const words = pack.words('dates')
  return {past: new Set(words.get('past')), future: new Set(words.get('future')), pastEndings: words.get('past-ending') ?? [], futureEndings: words.get('future-ending') ?? []}
})

/** Where the verbs of a sentence put it: -1 past, 1 future, 0 when no cue says. The first cue counts. */
export function tenseOf(pack: Lang, sentence: string): number {
  const {past, future, pastEndings, futureEndings} = cuesOf(pack)
  for (let i = 0; i < sentence.length; ) {
    const token = tokenAt(sentence, i)
    if (!token) {
      i++
      continue
    }
    i = token.end
    if (token.kind !== 'word') continue
    if (future.has(token.text) || endsIn(token.text, futureEndings)) return 1
    if (past.has(token.text) || endsIn(token.text, pastEndings)) return -1
  }
  return 0
}

function endsIn(word: string, endings: readonly string[]): boolean {
  return word.length >= shortestVerb && endings.some((ending) => word.endsWith(ending))
}
