import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {codesOf} from '../src/codes.ts'
import {runsOf} from '../src/duplicates/runs.ts'
import {bandKeys, signatureOf} from '../src/duplicates/signature.ts'
import {wordsIn} from '../src/duplicates/words.ts'
import {createPipeline, toFile} from '../src/pipeline.ts'
import {decode} from '../src/read/bytes.ts'
import {toRecord} from '../src/record.ts'
import {defaultStages} from '../src/stages/index.ts'
import {cpuSeconds, rounds} from './clock.ts'
import type {Corpus} from './corpora.ts'
import {corpora} from './corpora.ts'
import {missing, places, root} from './data.ts'
import {printDates} from './dates.ts'
import {printSplitter} from './splitter.ts'

const pipeline = createPipeline()
const withoutEntities = createPipeline({stages: defaultStages().filter(({stage}) => stage !== 'entities')})
const folder = mkdtempSync(join(tmpdir(), 'tamis-speed-'))

/** The stages that clean; what a text is in, and what it speaks of, is found by others. */
const cleaning: ReadonlySet<string> = new Set(['repair', 'references', 'sentences', 'boilerplate', 'spam', 'duplicates'])

console.log('MB of input per CPU-second of one process, its garbage collector counted in; best of five.')
console.log('floor: read JSONL, decode and parse it, stringify finished records, write them.')
for (const corpus of corpora()) printCorpus(corpus)
printSplitter()
printDates()
printFingerprints(corpora()[0])
printColdStart()
rmSync(folder, {recursive: true})

function printCorpus(corpus: Corpus): void {
  const megabytes = bytesOf(corpus) / 1e6
  const path = join(folder, 'input.jsonl')
  writeFileSync(path, corpus.documents.map(({raw, lang}, i) => JSON.stringify({id: String(i), raw, mediaType: corpus.mediaType, lang}) + '\n').join(''))
  const best = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, seconds] of measure(path)) best.set(name, Math.min(seconds, best.get(name) ?? Infinity))
  }
  const floor = best.get('floor')!
  console.log(`\n${corpus.name}: ${corpus.documents.length} documents, ${megabytes.toFixed(2)} MB`)
  console.log(`${''.padEnd(16)}${'MB/s'.padStart(8)}  cost in floors`)
  for (const [name, seconds] of best) console.log(`${name.padEnd(16)}${speed(megabytes / seconds).padStart(8)}${(seconds / floor).toFixed(2).padStart(10)}`)
}

function bytesOf({documents}: Corpus): number {
  return documents.reduce((sum, {raw}) => sum + Buffer.byteLength(raw), 0)
}

/** CPU-seconds of the floor, of each step over all documents, of the steps of cleaning together, and of the whole. */
function measure(path: string): [name: string, seconds: number][] {
  const seconds = new Map<string, number>()
  const time = <Result>(name: string, work: () => Result): Result => {
    let result!: Result
    seconds.set(name, (seconds.get(name) ?? 0) + cpuSeconds(() => void (result = work())))
    return result
  }
  // One document after the other, as in a run: what one stage has just read the next one finds in the processor's cache.
  const records = read(path).map((input) => {
    const {file, doc} = time('read', () => {
      const file = toFile(input)
      return {file, doc: pipeline.processor.parse(file)}
    })
    for (const stage of pipeline.stages) time(stage.stage, () => stage(doc, file))
    return time('record', () => toRecord(doc, file, file.data.origin!))
  })
  seconds.set('cleaning', [...seconds].reduce((sum, [name, spent]) => (cleaning.has(name) ? sum + spent : sum), 0))
  time('floor', () => {
    read(path)
    write(records)
  })
  time('whole', () => write(read(path).map((input) => pipeline.clean(input))))
  time('no entities', () => write(read(path).map((input) => withoutEntities.clean(input))))
  return [...seconds]
}

function read(path: string): Parameters<typeof pipeline.clean>[0][] {
  const {raw} = decode(readFileSync(path))
  return raw.split('\n').filter(Boolean).map((line) => JSON.parse(line))
}

function write(records: readonly unknown[]): void {
  writeFileSync(join(folder, 'output.jsonl'), records.map((record) => JSON.stringify(record) + '\n').join(''))
}

/** What comparing documents costs: their words, runs, MinHash signatures and bands. */
function printFingerprints(corpus: Corpus): void {
  const {name, documents} = corpus
  const megabytes = bytesOf(corpus) / 1e6
  const seconds = Array.from({length: rounds}, () => {
    const before = process.cpuUsage()
    for (const {raw} of documents) bandKeys(signatureOf(runsOf(wordsIn(codesOf(raw)).hashes, 5)))
    const {user, system} = process.cpuUsage(before)
    return (user + system) / 1e6
  })
  console.log(`\nMinHash signatures and bands of ${name}: ${speed(megabytes / Math.min(...seconds))} MB/s`)
}

/** From nothing to the dataset of raw/, by the clock, each time into a new folder. */
function printColdStart(): void {
  if (missing([places.cli])) return console.log('\ncold start: skipped: dist/ not found; npm run build makes it')
  const seconds = Array.from({length: rounds}, (_, i) => {
    const began = performance.now()
    const {status, stderr} = spawnSync(process.execPath, [places.cli, 'run', '--quiet', '--output', join(folder, `run-${i}`)], {cwd: root, encoding: 'utf8'})
    if (status !== 0) throw new Error(`tamis run: exit ${status}: ${stderr}`)
    return (performance.now() - began) / 1000
  })
  console.log(`\ncold start: ${Math.min(...seconds).toFixed(2)} s for "tamis run" on ${relative(root, places.raw)}/, by the clock, best of ${rounds}`)
}

function speed(megabytesPerSecond: number): string {
  return megabytesPerSecond < 10 ? megabytesPerSecond.toFixed(2) : megabytesPerSecond.toFixed(0)
}
