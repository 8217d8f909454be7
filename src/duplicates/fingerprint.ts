import type {CodeUnits} from '../codes.ts'
import {codesOf} from '../codes.ts'
import type {DocumentRecord} from '../record.ts'
import type {Span} from '../text.ts'
import {runsOf} from './runs.ts'
import type {Signature} from './signature.ts'
import {signatureOf} from './signature.ts'
import {keyOf, wordsIn} from './words.ts'

/** What a run remembers of a clean document to find its text in others: some hundred bytes and a fifth of its length. */
export interface Fingerprint {
  readonly document: string
  readonly words: number
  /** Raw range of all that is kept. */
  readonly raw: Span
  /** Of its runs of five words. */
  readonly signature: Signature
  /** Its numbers and names as hashes, sorted, each once: they tell filled-in forms apart. */
  readonly names: Uint32Array
  readonly passages: readonly FingerprintPassage[]
}

/** A block, or a sentence of a block with several. */
export interface FingerprintPassage {
  readonly key: number
  readonly words: number
  readonly isSentence: boolean
  readonly raw: Span
}

export interface FingerprintOptions {
  /** Shorter sentences may stand in any document. */
  readonly minWords: number
  /** Shorter blocks may. */
  readonly furnitureWords: number
}

/** Words of a run; five, as is usual for documents (Lee et al. 2022). */
const runLength = 5

/** Headings, table rows and code recur in documents of one kind by right. */
const mayRecur: ReadonlySet<string> = new Set(['heading', 'row', 'code'])

export function fingerprintOf({id, text, blocks, sentences}: DocumentRecord, options: FingerprintOptions): Fingerprint {
  const codes = codesOf(text)
  const {hashes, weighty} = wordsIn(codes)
  return {
    document: id!,
    words: hashes.length,
    raw: [sentences[0]?.raw[0] ?? 0, sentences.at(-1)?.raw[1] ?? 0],
    signature: signatureOf(runsOf(hashes, runLength)),
    names: Uint32Array.from(new Set(hashes.filter((_, i) => weighty[i] === 1))).sort(),
    passages: passagesOf(codes, {blocks, sentences}, options)
  }
}

function passagesOf(codes: CodeUnits, {blocks, sentences}: Pick<DocumentRecord, 'blocks' | 'sentences'>, {minWords, furnitureWords}: FingerprintOptions): FingerprintPassage[] {
  const passages: FingerprintPassage[] = []
  const add = ({start, end, raw}: {start: number; end: number; raw: Span}, least: number, isSentence: boolean): void => {
    const {hashes} = wordsIn(codes, start, end)
    if (hashes.length >= least) passages.push({key: keyOf(hashes), words: hashes.length, isSentence, raw: [raw[0], raw[1]]})
  }
  let next = 0
  blocks.forEach((block, i) => {
    const first = next
    while (sentences[next]?.block === i) next++
    if (mayRecur.has(block.kind)) return
    add(block, furnitureWords, next - first === 1)
    if (next - first > 1) for (const sentence of sentences.slice(first, next)) add(sentence, minWords, true)
  })
  return passages
}
