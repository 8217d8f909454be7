import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {compare} from '../compare.ts'
import {createLines, readLines} from './files.ts'

/** A line of a sorted file: what it is sorted by, and what it says. */
export type Entry = readonly [key: string, value: string]

/** UTF-16 code units that are sorted in memory; more goes to the disk. Tuned to keep a run of any size under 400 MB. */
const defaultInMemory = 4e6

/** Files that are merged at once: systems allow a process 1,024 open files, and each takes a buffer. */
const fanIn = 256

/**
 * A key of several parts, whose order by code units is that of the parts one after the other.
 * It holds no tab nor line feed, and a lone surrogate, which no file can hold, is escaped.
 */
export function sortKey(...parts: readonly string[]): string {
  return parts.map(escape).join('\0')
}

/** Sorts entries by key, with the disk for what does not fit in memory. Equal keys stay in the order in which they came. */
export class Sorter {
  readonly #folder: string
  readonly #inMemory: number
  readonly #files: string[] = []
  #entries: Entry[] = []
  #length = 0

  /** @param folder for what does not fit; made when needed */
  constructor(folder: string, inMemory = defaultInMemory) {
    this.#folder = folder
    this.#inMemory = inMemory
  }

  add(key: string, value = ''): void {
    this.#entries.push([key, value])
    this.#length += key.length + value.length + 32
    if (this.#length > this.#inMemory) this.#spill()
  }

  /** All entries in order. To be read once. */
  *entries(): Generator<Entry> {
    const last = this.#entries.sort(byKey)
    if (this.#files.length === 0) return yield* last
    yield* merge([...reduced(this.#files, this.#folder).map(readEntries), last.values()])
    rmSync(this.#folder, {recursive: true, force: true})
  }

  #spill(): void {
    mkdirSync(this.#folder, {recursive: true})
    const path = join(this.#folder, `sorted-${this.#files.length}`)
    writeEntries(path, this.#entries.sort(byKey))
    this.#files.push(path)
    this.#entries = []
    this.#length = 0
  }
}

export function writeEntries(path: string, entries: Iterable<Entry>): void {
  const file = createLines(path)
  for (const [key, value] of entries) file.write(`${key}\t${value}`)
  file.close()
}

/**
 * The entries of sorted files in order; those of equal keys in the order of the files.
 * @param folder for merges in between when there are many files
 */
export function* mergeEntries(paths: readonly string[], folder: string): Generator<Entry> {
  yield* merge(reduced(paths, folder).map(readEntries))
}

/** So many files as can be merged at once. */
function reduced(paths: readonly string[], folder: string): readonly string[] {
  let files = paths
  for (let round = 0; files.length > fanIn; round++) {
    const groups = Array.from({length: Math.ceil(files.length / fanIn)}, (_, i) => files.slice(i * fanIn, (i + 1) * fanIn))
    files = groups.map((group, i) => {
      const path = join(folder, `merged-${round}-${i}`)
      writeEntries(path, merge(group.map(readEntries)))
      return path
    })
  }
  return files
}

export function* readEntries(path: string): Generator<Entry> {
  for (const line of readLines(path)) {
    const tab = line.indexOf('\t')
    yield [line.slice(0, tab), line.slice(tab + 1)]
  }
}

/** Neighbours of equal keys, or of keys that are equal in a part. */
export function* groups(entries: Iterable<Entry>, partOf: (key: string) => string = (key) => key): Generator<Entry[]> {
  let group: Entry[] = []
  let part = ''
  for (const entry of entries) {
    const own = partOf(entry[0])
    if (group.length > 0 && own !== part) {
      yield group
      group = []
    }
    part = own
    group.push(entry)
  }
  if (group.length > 0) yield group
}

/** Groups with what a sorted list, which may hold more, says of their key. */
export function* joined(groups: Iterable<Entry[]>, list: Iterable<Entry>): Generator<[key: string, group: Entry[], value: string]> {
  const rest = list[Symbol.iterator]()
  for (const group of groups) {
    const [key] = group[0]
    let entry = rest.next().value as Entry
    while (entry[0] !== key) entry = rest.next().value as Entry
    yield [key, group, entry[1]]
  }
  // To the end, so that files are closed.
  for (let entry = rest.next(); !entry.done; ) entry = rest.next()
}

/** The first part of a key of several. */
export function firstPart(key: string): string {
  return key.slice(0, key.indexOf('\0'))
}

/**
 * A tournament of the first entries of all sources: each node of the tree knows which source below it comes first. Of equal keys that
 * is the left one, so that these stay in the order of the sources.
 */
function* merge(sources: readonly Iterator<Entry>[]): Generator<Entry> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, sources.length)))
  const first = Array.from({length: size}, (_, source): Entry | null => nextOf(sources[source]))
  const winners = Int32Array.from({length: 2 * size}, (_, node) => node - size)
  const play = (node: number): void => {
    const [left, right] = [winners[2 * node], winners[2 * node + 1]]
    const [one, other] = [first[left], first[right]]
    winners[node] = other === null || (one !== null && one[0] <= other[0]) ? left : right
  }
  for (let node = size - 1; node >= 1; node--) play(node)
  for (;;) {
    const source = winners[1]
    const entry = first[source]
    if (entry === null) return
    yield entry
    first[source] = nextOf(sources[source])
    for (let node = (size + source) >> 1; node >= 1; node >>= 1) play(node)
  }
}

function nextOf(source: Iterator<Entry> | undefined): Entry | null {
  const next = source?.next()
  return next === undefined || next.done ? null : (next.value as Entry)
}

function byKey([a]: Entry, [b]: Entry): number {
  return compare(a, b)
}

/** What a line cannot hold, so that the order stays: controls up to the line feed before all else. */
function escape(part: string): string {
  const plain = /[\0-\n]/.test(part) ? part.replace(/[\0-\n]/g, (c) => `\x01${String.fromCharCode(c.charCodeAt(0) + 32)}`) : part
  return plain.replace(/[\p{Cs}\uFFFD]/gu, (c) => `\uFFFD${c.charCodeAt(0).toString(16)}`)
}
