import {hashOf, hashOn, mix, pair, zeros} from './hash.ts'
import type {Phrase} from './lists.ts'
import type {Form, Look, Word} from './words.ts'
import {noContexts} from './words.ts'

/** The words of a sentence with what only the sentence tells of them. */
export interface Sentence {
  readonly words: readonly Word[]
  /** Typography of the whole: 0 as usual, 1 most words have a capital, 2 most are in capitals, 3 no capital at all. */
  readonly heading: number
  /** The first word with letters. */
  readonly first: number
  /** For each token the lists that have a name of several words of which it is part, hashed with its place in it; 0 when none. */
  readonly phrases: readonly number[]
  /** For each token the head whose name it may go on, hashed; 0 when none. */
  readonly heads: readonly number[]
}

/** How far from a token its neighbours count: features of one word are `-reach` to `reach`. */
export const reach = 2

const mostContexts = 4
const longestPhrase = 12
const longestChain = 8

export function readSentence(words: readonly Word[]): Sentence {
  let alphabetic = 0
  let capitals = 0
  let uppers = 0
  let first = -1
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word.isAlphabetic) continue
    if (first < 0) first = i
    if (word.length < 2) continue
    alphabetic++
    if (word.isCapital) capitals++
    if (word.isUpper) uppers++
  }
  const heading = alphabetic > 2 && uppers > 0.6 * alphabetic ? 2 : alphabetic > 3 && capitals > 0.65 * alphabetic ? 1 : alphabetic > 5 && capitals === 0 ? 3 : 0
  return {words, heading, first, phrases: findPhrases(words), heads: findHeads(words)}
}

/** Counts the words of a sentence; those of all sentences of a document before features of any are asked for. */
export function countWords({words, heading, first}: Sentence, document: number): void {
  for (let i = 0; i < words.length; i++) {
    const {form, isCapital, isAlphabetic, length} = words[i]
    if (!isAlphabetic || length < 2) continue
    if (form.document !== document) reset(form, document)
    if (!isCapital) {
      form.smalls++
      continue
    }
    if (i !== first && heading === 0) form.capitals++
    if (form.before.length === mostContexts) continue
    if (form.before.length === 0) {
      form.before = []
      form.after = []
    }
    form.before.push(i > 0 ? words[i - 1].lower : start.lower)
    form.after.push(i + 1 < words.length ? words[i + 1].lower : end.lower)
  }
}

function reset(form: Form, document: number): void {
  form.document = document
  form.capitals = form.smalls = 0
  form.before = form.after = noContexts
}

/** The feature of a register that stands beside a feature of all texts (Daumé 2007). */
export function inRegister(feature: number, register: number): number {
  return mix(9000 + register, feature)
}

/**
 * Features of one word that stands `offset` tokens from the one that is labelled; they depend on nothing else.
 * @returns how many were written
 */
export function wordFeatures(word: Word, offset: number, out: Int32Array): number {
  const base = 1000 * (offset + reach + 1)
  const near = offset >= -1 && offset <= 1
  let n = 0
  out[n++] = mix(base + 1, word.lower)
  out[n++] = mix(base + 2, word.outline)
  if (word.cluster > 0) out[n++] = mix(base + 3, word.cluster)
  for (const list of word.lists) {
    out[n++] = mix(base + 4, list)
    if (near) out[n++] = pair(base + 5, list, word.kind)
  }
  if (!near) return n
  out[n++] = mix(base + 6, word.exact)
  out[n++] = pair(base + 7, word.bucket, word.kind)
  if (word.cluster > 0) out[n++] = pair(base + 9, word.cluster, word.kind)
  if (offset !== 0) {
    const count = hashAffixes(word.form.key)
    if (count > 0) out[n++] = mix(base + 8, affixes[Math.min(count - 1, 5)])
    return n
  }
  out[n++] = mix(base + 10, word.shape)
  out[n++] = mix(base + 11, word.kind)
  out[n++] = mix(base, 12)
  const count = hashAffixes(word.form.key)
  for (let k = 0; k < count; k++) {
    out[n++] = mix(base + 13, affixes[k])
    if (word.isCapital) out[n++] = mix(base + 14, affixes[k])
  }
  return n
}

/** Hashes of the beginnings, endings and hyphenated parts of the word at hand. */
const affixes = new Int32Array(16)

/** Fills them in. Returns how many there are. */
function hashAffixes(key: string): number {
  const length = key.length
  let n = 0
  let beginning = affixSeed
  for (let k = 1; k <= 5 && k <= length; k++) {
    beginning = hashOn(beginning, key.charCodeAt(k - 1))
    if (k < 5) affixes[n++] = mix(600 + k, beginning)
    affixes[n++] = mix(610 + k, hashOf(key, affixSeed, length - k))
  }
  if (key.includes('-')) for (const part of key.split('-', 5)) affixes[n++] = mix(620, hashOf(part, affixSeed))
  return n
}

const affixSeed = 6

/** Place of a word in its sentence, which its looks count with: whether it is the first, and the typography of the whole. */
export function placeOf({heading, first}: Sentence, i: number): number {
  return Number(i === first) + 2 * heading
}

/**
 * Features of the looks of a token and its neighbours; they depend on nothing but `look` of the three and the place.
 * @returns how many were written
 */
export function lookFeatures(previous: Look, word: Look, next: Look, place: number, out: Int32Array): number {
  out[0] = pair(105, previous.outline, word.outline)
  out[1] = pair(106, word.outline, next.outline)
  out[2] = pair(107, pair(107, previous.outline, word.outline), next.outline)
  out[3] = pair(108, word.kind, place)
  out[4] = pair(109, word.outline, place)
  out[5] = pair(113, word.bucket, word.kind + 32 * place)
  out[6] = pair(114, 16 * previous.bucket + word.bucket, word.kind + 32 * previous.kind)
  out[7] = pair(115, 16 * next.bucket + word.bucket, word.kind + 32 * next.kind)
  return 8
}

/**
 * All other features of a token, which several words, the sentence or the document decide. Call `countWords` before.
 * @param rules for each token what the rules take it for, hashed; 0 when for nothing
 * @returns how many were written
 */
export function contextFeatures({words, heading, first, phrases, heads}: Sentence, rules: readonly number[], i: number, out: Int32Array): number {
  const word = words[i]
  const previous = i > 0 ? words[i - 1] : start
  const next = i + 1 < words.length ? words[i + 1] : end
  const second = i > 1 ? words[i - 2] : start
  const third = i + 2 < words.length ? words[i + 2] : end
  const isFirst = Number(i === first)
  let n = 0
  out[n++] = pair(100, previous.lower, word.lower)
  out[n++] = pair(101, word.lower, next.lower)
  out[n++] = pair(102, previous.lower, next.lower)
  out[n++] = pair(103, second.lower, previous.lower)
  out[n++] = pair(104, next.lower, third.lower)
  out[n++] = pair(110, previous.lower, word.outline)
  out[n++] = pair(111, next.lower, word.outline)
  out[n++] = pair(112, pair(112, second.lower, previous.lower), word.outline)
  if (previous.cluster > 0) {
    out[n++] = pair(116, previous.cluster, word.outline)
    if (word.cluster > 0) out[n++] = pair(117, previous.cluster, word.cluster)
  }
  if (next.cluster > 0) {
    out[n++] = pair(118, next.cluster, word.outline)
    if (word.cluster > 0) out[n++] = pair(119, word.cluster, next.cluster)
  }
  if (previous.lookup !== 0) {
    out[n++] = pair(120, previous.lookup, word.kind)
    if (second.lookup !== 0) out[n++] = pair(121, pair(121, second.lookup, previous.lookup), word.kind)
  }
  if (next.lookup !== 0) out[n++] = pair(122, next.lookup, word.kind)
  if (word.lookup !== 0) {
    if (previous.lookup !== 0) out[n++] = pair(123, previous.lookup, word.lookup)
    if (next.lookup !== 0) out[n++] = pair(124, word.lookup, next.lookup)
    out[n++] = pair(125, word.lookup, word.kind + 32 * (isFirst + 2 * heading))
  }
  if (phrases[i] !== 0) {
    out[n++] = mix(130, phrases[i])
    out[n++] = pair(131, phrases[i], word.kind)
  }
  if (i > 0 && phrases[i - 1] !== 0) out[n++] = pair(132, phrases[i - 1], word.kind)
  if (i + 1 < words.length && phrases[i + 1] !== 0) out[n++] = pair(133, phrases[i + 1], word.kind)
  if (heads[i] !== 0) {
    out[n++] = pair(134, heads[i], word.kind)
    out[n++] = pair(135, heads[i], word.lookup)
    if (word.cluster > 0) out[n++] = pair(136, heads[i], word.cluster)
  }
  const rule = rules[i]
  out[n++] = mix(150, rule)
  if (rule !== 0) {
    out[n++] = pair(151, rule, word.kind)
    out[n++] = pair(152, rule, previous.lookup)
    out[n++] = pair(153, rule, word.bucket + 16 * isFirst)
  }
  const ruleBefore = i > 0 ? rules[i - 1] : 0
  const ruleAfter = i + 1 < rules.length ? rules[i + 1] : 0
  if (ruleBefore !== 0 || ruleAfter !== 0) out[n++] = pair(154, pair(154, ruleBefore, rule), ruleAfter)
  if (!word.isCapital || !word.isAlphabetic || word.length < 2) return n
  const {document, capitals, smalls, before, after} = word.form
  if (document === 0) return n
  const elsewhere = capitals - (i === first || heading !== 0 ? 0 : 1)
  out[n++] = pair(140, 4 * Math.min(3, elsewhere) + Math.min(2, smalls), isFirst)
  if (smalls > 0) out[n++] = mix(141, isFirst + 2 * heading)
  for (const context of before) if (context !== previous.lower) out[n++] = mix(142, context)
  for (const context of after) if (context !== next.lower) out[n++] = mix(143, context)
  return n
}

/** What stands before the first and after the last word. */
const start = edge(11)
const end = edge(21)

function edge(seed: number): Word {
  const form: Form = {key: '', document: 0, capitals: 0, smalls: 0, before: noContexts, after: noContexts}
  return {
    isAlphabetic: false, length: 0, isCapital: false, isUpper: false, form, phrase: undefined, head: 0, isLink: false, kind: 64, bucket: 8, lists: [], lookup: 0, vector: -1, summed: 0,
    lower: seed, cluster: 0, outline: seed, look: {outline: seed, kind: 64, bucket: 8, hash: seed}, exact: seed, shape: seed, folded: '', token: null, parts: []
  }
}

/** The words that stand `reach` and fewer before a sentence, and after it. */
export const edges: {readonly start: Word; readonly end: Word} = {start, end}

/** The longest name of several words that begins at each token. */
function findPhrases(words: readonly Word[]): readonly number[] {
  let found: number[] | null = null
  let lengths: number[] | null = null
  for (let i = 0; i < words.length; i++) {
    let phrase: Phrase | undefined = words[i].phrase
    let best: Phrase | undefined
    let length = 0
    for (let k = 1; phrase !== undefined && k < longestPhrase && i + k < words.length; k++) {
      phrase = phrase.next.get(words[i + k].folded)
      if (phrase !== undefined && phrase.lists.length > 0) {
        best = phrase
        length = k + 1
      }
    }
    if (best === undefined) continue
    lengths ??= zeros(words.length)
    found ??= zeros(words.length)
    const lists = best.lists.reduce((all, list) => Math.imul(all, 31) + list, 0)
    for (let k = 0; k < length; k++) {
      if (lengths[i + k] >= length) continue
      lengths[i + k] = length
      found[i + k] = pair(137, lists, k === 0 ? 1 : k === length - 1 ? 2 : 3)
    }
  }
  return found ?? blank(words.length)
}

/** Carries a head over links, adjectives, capitals and numbers: `guerre du Haut-Karabagh de 2020`. */
function findHeads(words: readonly Word[]): readonly number[] {
  let found: number[] | null = null
  let head = 0
  let length = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (head !== 0 && (++length > longestChain || !(word.isLink || word.isCapital || (word.kind & 16) !== 0 || word.lists.length > 0))) head = 0
    if (head !== 0) (found ??= zeros(words.length))[i] = head
    if (word.head !== 0) {
      head = word.head
      length = 0
    }
  }
  return found ?? blank(words.length)
}

/** Zeros that all sentences share which have nothing else: at least as many as asked for. */
function blank(count: number): readonly number[] {
  if (blanks.length < count) blanks = zeros(2 * count)
  return blanks
}

let blanks = zeros(512)
