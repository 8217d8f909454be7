import {createPipeline} from '../src/pipeline.ts'
import {compare} from '../src/compare.ts'
import {defaultStages} from '../src/stages/index.ts'
import {dataSet, missing, readRecords} from './data.ts'
import {printPageGroups} from './page-groups.ts'

/** Text with what is good of it, in UTF-16 code units. */
interface Marked {
  readonly raw: string
  readonly lang: string
  readonly good: readonly (readonly [start: number, end: number])[]
}

/** Non-space characters that a rule removes, and those of them that were good. */
interface Price {
  removals: number
  removed: number
  good: number
}

/** Stages that only find. */
const finders: ReadonlySet<string> = new Set(['dates', 'entities', 'retext'])

const sets: readonly {readonly name: string; readonly file: string; read(path: string): Marked[]}[] = [
  {name: 'prose fr', file: 'sentences/fr.clean.jsonl.gz', read: readProse},
  ...['lines', 'harsh', 'shuffled'].map((kind) => ({name: `${kind} fr`, file: `html/flat.${kind}.jsonl.gz`, read: (path: string) => readFlat(path, 'fr', 1)})),
  {name: 'lines all', file: 'html/flat.lines.jsonl.gz', read: (path: string) => readFlat(path, null, 8)}
]

/**
 * Prints, for each set, what each rule of cleaning and each of their stages removes, how much of that is no junk, and the figure of the set
 * as it would be if all that stayed. What another rule would then remove is not tried: the price of a rule is at most what is printed.
 * Then what the groups of features of the judge of web pages earn.
 */
export function printAblation(): void {
  const stages = defaultStages().filter(({stage}) => !finders.has(stage))
  const pipeline = createPipeline({stages})
  for (const {name, file, read} of sets) {
    const path = dataSet(file)
    if (missing([path])) {
      console.log(`\n${name}: skipped: data not found`)
      continue
    }
    const prices = new Map<string, Price>()
    const whole = {given: 0, good: 0}
    for (const {raw, lang, good} of read(path)) {
      const isGood = new Uint8Array(raw.length)
      for (const span of good) isGood.fill(1, ...span)
      count(whole, raw, isGood, 0, raw.length)
      for (const {rule, raw: [start, end]} of pipeline.clean({raw, lang}).removed) {
        const removed = {given: 0, good: 0}
        count(removed, raw, isGood, start, end)
        for (const key of [rule, `${rule.split('/')[0]}/*`, '*']) {
          const price = prices.get(key) ?? {removals: 0, removed: 0, good: 0}
          prices.set(key, {removals: price.removals + 1, removed: price.removed + removed.given, good: price.good + removed.good})
        }
      }
    }
    print(name, whole, prices)
  }
  printPageGroups()
}

function print(name: string, whole: {given: number; good: number}, prices: ReadonlyMap<string, Price>): void {
  const all = prices.get('*') ?? {removals: 0, removed: 0, good: 0}
  const figure = (without: Price): number => f1(whole, all.removed - without.removed, all.good - without.good)
  const now = figure({removals: 0, removed: 0, good: 0})
  console.log(`\n${name}: F1 of kept characters ${now.toFixed(2)}, good characters lost ${((100 * all.good) / whole.good).toFixed(3)} %`)
  console.log(`${'without'.padEnd(34)}${['removals', 'characters', 'good, %', 'F1', 'change'].map((title) => title.padStart(11)).join('')}`)
  for (const [rule, price] of [...prices].sort(([a], [b]) => compare(a, b))) {
    const cells = [price.removals, price.removed, ((100 * price.good) / Math.max(1, price.removed)).toFixed(1), figure(price).toFixed(2), signed(figure(price) - now)]
    console.log(`${rule.padEnd(34)}${cells.map((cell) => String(cell).padStart(11)).join('')}`)
  }
}

function f1(whole: {given: number; good: number}, removed: number, lost: number): number {
  return (200 * (whole.good - lost)) / (whole.given - removed + whole.good)
}

function signed(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`
}

function count(sum: {given: number; good: number}, raw: string, isGood: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    if (/\s/.test(raw[i])) continue
    sum.given++
    sum.good += isGood[i]
  }
}

function readProse(path: string): Marked[] {
  const records = readRecords<{text: string; lang: string; noise: string}>(path).filter(({noise}) => noise === 'lines')
  return records.map(({text, lang}) => ({raw: text, lang, good: [[0, text.length]]}))
}

function readFlat(path: string, only: string | null, every: number): Marked[] {
  const records = readRecords<{text: string; lang: string; segments: {start: number; end: number; keep: boolean}[]}>(path, every)
  return records
    .filter(({lang}) => only === null || lang === only)
    .map(({text, lang, segments}) => ({raw: text, lang, good: segments.filter(({keep}) => keep).map(({start, end}) => [start, end] as const)}))
}
