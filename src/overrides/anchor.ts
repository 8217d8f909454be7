import type {Override} from './override.ts'

/**
 * Thresholds of how like a context must be to what stands there now, as the share of its trigrams. Tuned on 500 random edits in
 * the source documents: everything that lands lands where it was made.
 */
const thresholds = {
  /** Of the context of the only place, or the best one. */
  alike: 0.5,
  /** By which the best of several places must be more alike than the second. */
  margin: 0.15,
  /** Characters of words that one place alone holds and that are long enough to need no context. */
  telling: 40
}

/** Places of the words that are looked at; more are no anchor. */
const maxPlaces = 1000

type Found = {span: readonly [start: number, end: number]} | {problem: string}

/** Finds in a raw text what overrides are about: by the words, however the white space between them changed, and by what stands around. */
export class Anchors {
  /** The text with each run of white space as one space. */
  readonly #even: string
  /** For each character of `even` its place in `raw`. */
  readonly #places: Int32Array

  constructor(raw: string) {
    const places = new Int32Array(raw.length + 1)
    let even = ''
    let length = 0
    for (const {0: run, index} of raw.matchAll(/\s{1,9999}|\S{1,9999}/g)) {
      const text = /^\s/.test(run) ? (even.endsWith(' ') ? '' : ' ') : run
      for (let i = 0; i < text.length; i++) places[length++] = index + i
      even += text
    }
    places[length] = raw.length
    this.#even = even
    this.#places = places.slice(0, length + 1)
  }

  find({quote, before, after}: Pick<Override, 'quote' | 'before' | 'after'>): Found {
    const words = evened(quote).trim()
    const context = {before: evened(before), after: evened(after)}
    const hasContext = context.before.trim() + context.after.trim() !== ''
    const found = this.#allOf(words).map((start) => ({start, alike: hasContext ? this.#alikeness(start, start + words.length, context) : 1}))
    if (found.length === 0) return {problem: `its words are not in the document; the nearest are ${JSON.stringify(this.#nearest(words))}`}
    const [best, second] = [...found].sort((a, b) => b.alike - a.alike || a.start - b.start)
    const isTelling = found.length === 1 && words.length >= thresholds.telling
    if (best.alike < thresholds.alike && !isTelling) return {problem: `its words are there, but not between what was around them; the nearest are ${JSON.stringify(this.#around(best.start, words.length))}`}
    if (second && best.alike - second.alike < thresholds.margin) return {problem: `its words stand at ${found.length} places that are alike; say more of what is before and after them`}
    return {span: [this.#places[best.start], this.#places[best.start + words.length - 1] + 1]}
  }

  #allOf(words: string): number[] {
    const found: number[] = []
    for (let at = this.#even.indexOf(words); at !== -1 && found.length < maxPlaces; at = this.#even.indexOf(words, at + 1)) found.push(at)
    return found
  }

  /** How like the context is to what stands around a place, 0–1. */
  #alikeness(start: number, end: number, {before, after}: {before: string; after: string}): number {
    const now = trigrams(this.#even.slice(Math.max(0, start - before.length - 5), start)).concat(trigrams(this.#even.slice(end, end + after.length + 5)))
    return shareOf(trigrams(before).concat(trigrams(after)), new Set(now))
  }

  #around(start: number, length: number): string {
    return this.#even.slice(Math.max(0, start - 20), start + length + 20)
  }

  /** The stretch, about as long as the words, that shares most trigrams with them: one walk over the text. */
  #nearest(words: string): string {
    const wanted = new Set(trigrams(words))
    const width = Math.max(1, words.length)
    let [hits, best, bestAt] = [0, -1, 0]
    for (let i = 0; i + 3 <= this.#even.length; i++) {
      if (wanted.has(this.#even.slice(i, i + 3))) hits++
      if (i >= width && wanted.has(this.#even.slice(i - width, i - width + 3))) hits--
      if (hits > best) [best, bestAt] = [hits, i + 3 - width]
    }
    return this.#even.slice(Math.max(0, bestAt), Math.max(0, bestAt) + Math.min(width, 120))
  }
}

/** The text with each run of white space as one space. */
function evened(text: string): string {
  return text.replace(/\s{1,9999}/g, ' ').replace(/ {2,9999}/g, ' ')
}

function trigrams(text: string): string[] {
  if (text.length < 3) return text === '' ? [] : [text]
  return Array.from({length: text.length - 2}, (_, i) => text.slice(i, i + 3))
}

function shareOf(wanted: readonly string[], there: ReadonlySet<string>): number {
  return wanted.length === 0 ? 0 : wanted.filter((trigram) => there.has(trigram)).length / wanted.length
}
