import {detectLanguage} from '../bridge/eld.ts'
import {lang, languages} from '../lang/index.ts'
import {letters, outside, scriptOf} from './script.ts'

/** UTF-16 code units of a piece: what the detector reads of a text. */
const pieceLength = 320
/**
 * A text is in a language when this share of its words are markers of it, a pair at least, and three times those of any
 * other. On clean sentences of 40 letters and more: 88 % of French ones pass; of German, Spanish and Italian ones, two in 4,012.
 */
const markerShare = 0.06
const markerCount = 2
const markerLead = 3
/** Letters below which the detector is not asked: of shorter texts it calls every third one wrong. */
const detectableLetters = 20

/** Up to three stretches of a text, from its start, middle and end: all of a short one. */
export function pieces(text: string): string[] {
  if (text.length <= pieceLength) return [text]
  const number = Math.min(3, Math.ceil(text.length / pieceLength))
  const step = (text.length - pieceLength) / (number - 1)
  return Array.from({length: number}, (_, i) => text.slice(Math.round(i * step), Math.round(i * step) + pieceLength))
}

/**
 * The language that most of some stretches of text are written in, of those allowed: by markers when they are clear, else by the
 * detector, and where that is too little too, by any marker at all.
 * @returns the first one of the script when there is nothing to tell; `und` when none is of the script, or there are no letters
 */
export function identify(texts: readonly string[], allowed: readonly string[]): string {
  const all = texts.join(' ')
  const marked = mostOf(texts, allowed)
  if (marked !== null && outside(all, scriptOf(marked)) <= 0.5) return marked
  const total = letters(all)
  const scripts = new Set([...new Set(allowed.map(scriptOf))].filter((script) => outside(all, script) <= 0.5))
  const candidates = allowed.filter((code) => scripts.has(scriptOf(code)))
  if (total === 0 || candidates.length === 0) return 'und'
  const scores = total < detectableLetters ? hits(wordsOf(all)) : sum(texts.map(detectLanguage))
  return best(scores, candidates) ?? candidates[0]
}

/** The language whose markers a text is full of, or null: most texts are known by their small words alone, without a detector. */
export function markedLanguage(text: string): string | null {
  const words = wordsOf(text)
  const found = hits(words)
  const first = best(found, Object.keys(found))
  if (first === null || found[first] < Math.max(markerCount, markerShare * words.length)) return null
  for (const code in found) if (code !== first && found[code] * markerLead > found[first]) return null
  return first
}

/** The candidate with the highest score, or null when none has any. */
export function best(scores: Scores, candidates: readonly string[]): string | null {
  let found: string | null = null
  for (const code of candidates) if (scores[code] > (found === null ? 0 : scores[found])) found = code
  return found
}

/**
 * The words of a text that begin with a small letter, or with one of a script without capitals: no names, numbers, codes or
 * addresses. A French list of German composers is otherwise German.
 */
export function plainWords(text: string): string {
  return text.split(/\s+/).filter((word) => plainWord.test(word)).join(' ')
}

/** Something for each of some language codes: the more, the likelier. */
type Scores = Readonly<Record<string, number>>

const plainWord = /^\p{P}{0,4}[\p{Ll}\p{Lo}][\p{L}\p{M}'’-]*\p{P}{0,4}$/u

/** The candidate that more than half of the texts, by length, are marked as. */
function mostOf(texts: readonly string[], candidates: readonly string[]): string | null {
  const lengths = sum(texts.map((text) => ({[markedLanguage(text) ?? '']: text.length})))
  const found = best(lengths, candidates)
  return found !== null && lengths[found] * 2 > sumOf(texts.map((text) => text.length)) ? found : null
}

/** How many words are markers, for each language that has any. */
function hits(words: readonly string[]): Scores {
  const found: Record<string, number> = {}
  const languageOf = markers()
  for (const word of words) {
    const code = languageOf.get(word)
    if (code) found[code] = (found[code] ?? 0) + 1
  }
  return found
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

let languageOfMarker: Map<string, string> | null = null

/** The language of each marker: a word marks one language only. */
function markers(): ReadonlyMap<string, string> {
  return (languageOfMarker ??= new Map(languages().flatMap((code) => (lang(code).words('markers').get('') ?? []).map((word) => [word, code]))))
}

function sum(all: readonly Scores[]): Scores {
  const total: Record<string, number> = {}
  for (const scores of all) for (const [code, score] of Object.entries(scores)) total[code] = (total[code] ?? 0) + score
  return total
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
