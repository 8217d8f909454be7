import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {Tense} from './frame.ts'
import type {Passage} from './tokens.ts'

/** Each mark between two clauses puts a cue so many UTF-16 code units farther away. Tuned on fr-timebank. */
const clauseWeight = 40

/** A word that says when: its place and the side that it puts its clause on. */
interface Cue {
  readonly start: number
  readonly end: number
  readonly tense: Tense
}

const cuesOf = perLang((pack) => {
  const words = pack.words('dates')
  const forms = (name: string): string[] => [...(words.get(name) ?? []).map(escaped), ...(words.get(`${name}-ending`) ?? []).map((ending) => `\\p{L}{2,30}${escaped(ending)}`)]
  const [past, future] = [forms('past'), forms('future')]
  if (past.length + future.length === 0) return null
  return new RegExp(`(?<!\\p{L})(?:(?<future>${future.join('|') || '(?!)'})|(?:${past.join('|') || '(?!)'}))(?!\\p{L})`, 'giu')
})

/**
 * Where the words around a span put it: the nearest cue of its sentence counts. What has none is announced: `Concert mardi`.
 * 0 for a language without cues.
 */
export function tenseOf(pack: Lang, passage: Passage, from: number, to: number): Tense {
  const pattern = cuesOf(pack)
  if (!pattern) return 0
  const sentence = passage.text.slice(passage.start, passage.end)
  const [start, end] = [from - passage.start, to - passage.start]
  let best: Cue | null = null
  let least = Infinity
  // `matchAll` would compile a copy of the pattern, some milliseconds each time that the engine dropped the last one.
  pattern.lastIndex = 0
  for (let match = pattern.exec(sentence); match; match = pattern.exec(sentence)) {
    const cue: Cue = {start: match.index, end: match.index + match[0].length, tense: match.groups!.future === undefined ? -1 : 1}
    if (cue.start < end && start < cue.end) continue
    const between = cue.end <= start ? sentence.slice(cue.end, start) : sentence.slice(end, cue.start)
    const distance = between.length + clauseWeight * (between.match(/[;:,«»()—–]/g)?.length ?? 0)
    if (distance < least) [best, least] = [cue, distance]
  }
  return best?.tense ?? 1
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]").replace(/ /g, '\\s')
}
