import type {EntityType} from '../../doc.ts'
import {entityTypes} from '../../doc.ts'
import {pair} from './hash.ts'
import type {Word} from './words.ts'

/** The tokens `[from, to)` of a sentence as a name. */
export interface TokenName {
  readonly from: number
  readonly to: number
  readonly type: EntityType
  readonly score: number
}

export interface TaggedSentence {
  readonly words: readonly Word[]
  /** Sorted, disjoint. */
  readonly names: readonly TokenName[]
}

/** A name scored lower teaches nothing about other places. By judgement. */
const sure = 0.6
/** What a name found again is worth: about its precision on the dev texts. */
const foundAgain = 0.6
/** A type scored lower gives way to what the document says. Tuned on the dev texts: 0.8 to 0.97 are equal, and 0.2 of F1 better than 0.6. */
const overruled = 0.9
/** A surname has more letters: shorter ones are words too often. */
const leastSurname = 4
const mostWords = 8

/**
 * Reads the names of a document together: the surname of a person, an acronym defined in brackets, and a name of several words or
 * that stands twice are names wherever they stand, of that type unless the sentence is surer of another.
 */
export function reviewNames(sentences: readonly TaggedSentence[]): (readonly TokenName[])[] {
  const known = learn(sentences)
  if (known.size === 0) return sentences.map(({names}) => names)
  return sentences.map(({words, names}) => findAgain(words, names, known))
}

interface Known {
  readonly type: EntityType
  /** Hashes of its words as written. */
  readonly words: readonly number[]
}

/** A name and how much speaks for it. */
interface Counted {
  readonly known: Known
  readonly letters: number
  count: number
}

/** Names to look for, by the hash of their first word, longest first. */
function learn(sentences: readonly TaggedSentence[]): Map<number, Known[]> {
  const counts = new Map<number, Counted>()
  for (const {words, names} of sentences) {
    for (const {from, to, type, score} of names) {
      if (score < sure || !words[from].isCapital || to - from > mostWords) continue
      const last = words[to - 1]
      add(counts, words.slice(from, to), type, to - from > 1 ? 2 : 1)
      if (type === 'person' && to - from > 1 && last.isCapital && last.isAlphabetic && last.length >= leastSurname) add(counts, [last], type, 2)
      if (definesAcronym(words, from, to)) add(counts, [words[to + 1]], type, 2)
    }
  }
  const best = new Map<number, {known: Known; count: number}>()
  for (const {known, count, letters} of counts.values()) {
    if (count < 2 || letters < 2) continue
    const key = hashOfAll(known.words, 0)
    if (count > (best.get(key)?.count ?? 0)) best.set(key, {known, count})
  }
  const byFirst = new Map<number, Known[]>()
  for (const {known} of best.values()) {
    if (!byFirst.has(known.words[0])) byFirst.set(known.words[0], [])
    byFirst.get(known.words[0])!.push(known)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

function add(counts: Map<number, Counted>, words: readonly Word[], type: EntityType, count: number): void {
  const hashes = words.map(({exact}) => exact)
  const key = hashOfAll(hashes, entityTypes.indexOf(type))
  const entry = counts.get(key)
  if (entry) entry.count += count
  else counts.set(key, {known: {type, words: hashes}, count, letters: words.reduce((sum, {length}) => sum + length, 0)})
}

function hashOfAll(hashes: readonly number[], seed: number): number {
  return hashes.reduce((all, hash) => pair(seed, all, hash), hashes.length)
}

/** `Fonds monétaire international (FMI)`: the letters begin words of the name. */
function definesAcronym(words: readonly Word[], from: number, to: number): boolean {
  const acronym = words[to + 1]
  if (to + 2 >= words.length || words[to].form.key !== '(' || words[to + 2].form.key !== ')' || !acronym.isUpper) return false
  const letters = acronym.form.key.replace(/\./g, '')
  let k = 0
  for (let i = from; i < to; i++) if (words[i].form.key[0] === letters[k]) k++
  return k === letters.length
}

function findAgain(words: readonly Word[], names: readonly TokenName[], known: ReadonlyMap<number, readonly Known[]>): readonly TokenName[] {
  if (!words.some((_, i) => knownAt(words, i, known))) return names
  const found: TokenName[] = []
  let next = 0
  for (let i = 0; i < words.length; ) {
    const name = names[next]
    const match = knownAt(words, i, known)
    if (name && name.from <= i) {
      const isSame = match !== undefined && match.words.length === name.to - name.from
      found.push(isSame && match.type !== name.type && name.score < overruled ? {...name, type: match.type, score: foundAgain} : name)
      i = name.to
      next++
      continue
    }
    const end = match ? i + match.words.length : i
    if (match && (!name || end <= name.from)) {
      found.push({from: i, to: end, type: match.type, score: foundAgain})
      i = end
    } else i++
  }
  return found
}

/** The longest of the names to look for that begins here. */
function knownAt(words: readonly Word[], i: number, known: ReadonlyMap<number, readonly Known[]>): Known | undefined {
  const starting = words[i].isCapital ? known.get(words[i].exact) : undefined
  if (starting === undefined) return undefined
  for (const name of starting) if (standsAt(words, i, name.words)) return name
  return undefined
}

function standsAt(words: readonly Word[], i: number, hashes: readonly number[]): boolean {
  for (let k = 0; k < hashes.length; k++) if (words[i + k]?.exact !== hashes[k]) return false
  return true
}
