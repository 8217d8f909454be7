import {finderOf} from '../src/dates/find.ts'
import {lang} from '../src/lang/index.ts'
import {cpuSeconds} from './clock.ts'
import {prose} from './corpora.ts'

/** Of one text, in UTF-16 code units. */
const textLength = 2000

/** One takes a hundredth of a second, so that the median of many says more than the best of five. */
const rounds = 60

/** Prints the speed at which dates are found and resolved in prose, nothing else done with it. */
export function printDates(): void {
  console.log(`\ndates found in prose, MB/s, median and best of ${rounds} rounds`)
  for (const code of ['fr', 'en']) {
    const text = prose(code)
    if (text === null) continue
    const finder = finderOf(lang(code))
    const parts = Array.from({length: Math.ceil(text.length / textLength)}, (_, i) => text.slice(i * textLength, (i + 1) * textLength))
    const find = (): void => parts.forEach((part) => finder.find({text: part, start: 0, end: part.length}, {reference: null}))
    const seconds = Array.from({length: rounds}, () => cpuSeconds(find)).sort((a, b) => a - b)
    const speed = (seconds: number): string => (Buffer.byteLength(text) / 1e6 / seconds).toFixed(0).padStart(5)
    console.log(`${code}${speed(seconds[rounds / 2])}${speed(seconds[0])}`)
  }
}
