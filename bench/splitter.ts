import {sentences} from '../src/library.ts'
import {bestOf} from './clock.ts'
import {prose} from './corpora.ts'

/** Sizes of documents, UTF-16 code units. */
const sizes = [2000, 20_000, 200_000, 1_000_000]

/** Longest document that Intl.Segmenter is given: on Node 20 it is quadratic beyond a paragraph. */
const longestForIntl = 2000

/**
 * Prints the speed of the call `sentences(text, {lang})` by size of document: French, with the classifier of glued joints, and English,
 * which has none; Intl.Segmenter as a peer.
 */
export function printSplitter(): void {
  console.log(`\nsentences(text, {lang}) by document size, MB/s\n${''.padEnd(24)}${sizes.map((size) => `${size / 1000} kB`.padStart(9)).join('')}`)
  for (const code of ['fr', 'en']) {
    const text = prose(code)
    if (text === null) continue
    for (const [lines, whole] of [['with line breaks', text], ['on one line', text.replace(/\s+/g, ' ')]]) {
      print(`${code}, ${lines}`, whole, (part) => sentences(part, {lang: code}), Infinity)
    }
    const peer = new Intl.Segmenter(code, {granularity: 'sentence'})
    print(`${code}, Intl.Segmenter`, text, (part) => [...peer.segment(part)], longestForIntl)
  }
}

function print(name: string, text: string, split: (part: string) => unknown, longest: number): void {
  const megabytes = Buffer.byteLength(text) / 1e6
  const cells = sizes.map((size) => {
    if (size > longest) return '–'
    const parts = Array.from({length: Math.ceil(text.length / size)}, (_, i) => text.slice(i * size, (i + 1) * size))
    return (megabytes / bestOf(() => parts.forEach(split))).toFixed(0)
  })
  console.log(`${name.padEnd(24)}${cells.map((cell) => cell.padStart(9)).join('')}`)
}
