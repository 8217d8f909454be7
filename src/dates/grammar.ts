import type {Lang} from '../lang/index.ts'
import {commonRules} from './common.ts'
import type {Frame} from './frame.ts'
import type {Lexicon} from './lexicon.ts'
import {compileLexicon} from './lexicon.ts'
import type {Slots} from './meanings.ts'
import {meanings} from './meanings.ts'
import type {DateRule} from './rule.ts'
import type {WordFilter} from './scan.ts'
import {createFilter} from './scan.ts'
import type {Token} from './tokens.ts'
import {tokenAt, tokenBefore} from './tokens.ts'

/** A language's rows as a trie over slots, and its words. */
export interface Grammar {
  readonly lexicon: Lexicon
  readonly root: Node
  /** What earlier rows make, by name. */
  readonly made: ReadonlyMap<string, Node>
  /** First words of entries that can begin a row. */
  readonly triggers: WordFilter
  /** Endings of nouns in the plural. */
  readonly plurals: readonly string[]
  /** Months, as written, that are names or other words too. */
  readonly names: ReadonlySet<string>
}

interface Node {
  /** Slots that may stand here, white space before them or not, and those that must touch. */
  readonly spaced: Map<string, Node>
  readonly glued: Map<string, Node>
  /** Those of the slots that earlier rows make. */
  readonly names: Set<string>
  readonly rules: DateRule[]
}

/** What a row found: its span and what it means. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly frame: Frame
}

/** A way to read what stands at a token: a slot, its value, and the token after it. */
interface Reading {
  readonly slot: string
  readonly value: string | Frame
  readonly next: number
}

/** Slots filled so far, the last one first. */
interface Filled {
  readonly reading: Reading
  readonly before: Filled | null
}

/** Tokens that a row may span: `XIIe siècle av. J.-C. au VIIIe siècle av. J.-C.` has 21. */
const windowLength = 24

export function compileGrammar(pack: Lang): Grammar {
  const words = pack.words('dates')
  const lexicon = compileLexicon(words)
  const root = createNode()
  const made = new Map<string, Node>()
  for (const rule of [...commonRules, ...pack.dates]) {
    const name = rule.makes ?? 'Date'
    for (const path of paths(rule.pattern)) {
      if (!made.has(name)) made.set(name, createNode())
      const names = [...made.keys()]
      const later = names.slice(names.indexOf(name))
      if (path.some(({slot}) => later.includes(slot))) throw new Error(`${rule.pattern}: a row can use only what rows of earlier names make`)
      place(root, path, rule, made)
      place(made.get(name)!, path, rule, made)
    }
  }
  return {
    lexicon,
    root,
    made,
    triggers: createFilter(triggersOf(lexicon, [root, ...made.values()])),
    plurals: words.get('plural-ending') ?? [],
    names: new Set(words.get('month-name'))
  }
}

function triggersOf(lexicon: Lexicon, nodes: readonly Node[]): Set<string> {
  const slots = new Set(nodes.flatMap((node) => [...node.spaced.keys()]))
  const triggers = new Set<string>()
  for (const [word, entries] of lexicon) if (entries.some(({section}) => slots.has(section))) triggers.add(word)
  return triggers
}

/**
 * What the rows find at an offset, the longest first; of two of one length, the row that stands first.
 * The frames are made one by one, as they are asked for.
 */
export function* matchesAt(grammar: Grammar, text: string, offset: number): Generator<Match> {
  const window = createWindow(grammar.lexicon, text, offset)
  const found = accepted(grammar, window, grammar.root, 0)
  found.sort((a, b) => b.next - a.next)
  for (const {rule, filled, next} of found) {
    const {start} = window.token(0)!
    if (rule.after && !sectionsBefore(grammar.lexicon, text, start).has(rule.after)) continue
    const frame = makeFrame(rule, filled)
    if (frame) yield {start, end: window.token(next - 1)!.end, frame}
  }
}

/** The sections of dates.txt whose words stand right before an offset. */
export function sectionsBefore(lexicon: Lexicon, text: string, offset: number): Set<string> {
  const sections = new Set<string>()
  const words: string[] = []
  let start = offset
  while (words.length < 4) {
    const token = tokenBefore(text, start)
    if (!token) break
    start = token.start
    words.unshift(token.text)
    for (const entry of lexicon.get(token.text) ?? []) {
      if (entry.words.length === words.length && entry.words.every((word, i) => word.text === words[i])) sections.add(entry.section)
    }
  }
  return sections
}

/** The sections of dates.txt whose words stand right after an offset. */
export function sectionsAfter(lexicon: Lexicon, text: string, offset: number): Set<string> {
  const window = createWindow(lexicon, text, offset)
  return new Set(window.readings(0).map(({slot}) => slot))
}

interface Window {
  readonly lexicon: Lexicon
  token(i: number): Token | null
  /** The words and shapes that begin at token `i`. */
  readings(i: number): readonly Reading[]
  /** Frames that rows of a name make from token `i` on, once made. */
  readonly made: Map<string, readonly Reading[]>
}

function createWindow(lexicon: Lexicon, text: string, offset: number): Window {
  const tokens: (Token | null)[] = []
  const readings: Reading[][] = []
  const token = (i: number): Token | null => {
    while (tokens.length <= i) {
      const last = tokens.at(-1)
      tokens.push(last === null || tokens.length === windowLength ? null : tokenAt(text, last ? last.end : offset))
    }
    return tokens[i]
  }
  return {lexicon, token, readings: (i) => (readings[i] ??= readToken(lexicon, token, i)), made: new Map()}
}

/** Every way to read a token: entries of the lexicon, shapes of digits, a mark as itself. */
function readToken(lexicon: Lexicon, token: (i: number) => Token | null, i: number): Reading[] {
  const first = token(i)
  if (!first) return []
  const readings: Reading[] = []
  for (const {section, words, value} of lexicon.get(first.text) ?? []) {
    let n = 1
    while (n < words.length && token(i + n)?.text === words[n].text && (!words[n].glued || token(i + n)!.glued)) n++
    if (n === words.length) readings.push({slot: section, value, next: i + n})
  }
  if (first.kind === 'mark') readings.push({slot: first.text, value: first.text, next: i + 1})
  if (first.kind === 'number') {
    if (first.quantity) return [...readings, {slot: 'number', value: first.text.replace(/\D/g, ''), next: i + 1}]
    for (const slot of shapes(first.text)) readings.push({slot, value: first.text, next: i + 1})
    const suffix = token(i + 1)
    if (suffix?.glued && suffix.kind === 'word' && lexicon.get(suffix.text)?.some(({section}) => section === 'ordinal-suffix')) {
      readings.push({slot: 'nth', value: first.text, next: i + 2})
      if (isDay(first.text)) readings.push({slot: 'day', value: first.text, next: i + 2})
    }
  }
  return readings
}

/** The slots that a run of digits can fill. */
function shapes(digits: string): string[] {
  const value = Number(digits)
  const two = digits.length === 2
  const slots = digits.length <= 9 ? ['number'] : []
  if (isDay(digits)) slots.push('day')
  if (two && value >= 1 && value <= 31) slots.push('dd')
  if (digits.length <= 2 && value >= 1 && value <= 12) slots.push('mm')
  if (two) slots.push('yy')
  if (two && value < 60) slots.push('minute')
  if (digits.length <= 2 && value <= 24) slots.push('hour')
  if (digits.length === 4 && value >= 1000) slots.push('yyyy')
  if ((digits.length === 4 && value >= 1000 && value < 3000) || (digits.length === 3 && value >= 100)) slots.push('year')
  if (digits.endsWith('0') && (two || (digits.length === 4 && value < 2200) || (digits.length === 3 && value >= 100))) slots.push('decade')
  return slots
}

function isDay(digits: string): boolean {
  return digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31
}

interface Accepted {
  readonly rule: DateRule
  readonly filled: Filled
  readonly next: number
}

/** Every row that ends somewhere when read from token `i`. */
function accepted(grammar: Grammar, window: Window, start: Node, i: number): Accepted[] {
  const found: Accepted[] = []
  const walk = (node: Node, at: number, filled: Filled | null): void => {
    for (const rule of node.rules) found.push({rule, filled: filled!, next: at})
    const token = window.token(at)
    if (!token || (node.spaced.size === 0 && node.glued.size === 0)) return
    const step = (reading: Reading): void => {
      const spaced = node.spaced.get(reading.slot)
      if (spaced) walk(spaced, reading.next, {reading, before: filled})
      const glued = token.glued && node.glued.get(reading.slot)
      if (glued) walk(glued, reading.next, {reading, before: filled})
    }
    for (const reading of window.readings(at)) step(reading)
    for (const name of node.names) for (const reading of madeAt(grammar, window, name, at)) step(reading)
  }
  walk(start, i, null)
  return found
}

/** The frames that earlier rows make at a token, longest first. A row uses only earlier names than its own, so this ends. */
function madeAt(grammar: Grammar, window: Window, name: string, i: number): readonly Reading[] {
  const key = `${name} ${i}`
  let readings = window.made.get(key)
  if (!readings) {
    readings = accepted(grammar, window, grammar.made.get(name)!, i).flatMap(({rule, filled, next}) => {
      const frame = makeFrame(rule, filled)
      return frame ? [{slot: name, value: frame, next}] : []
    })
    window.made.set(key, readings)
  }
  return readings
}

function makeFrame(rule: DateRule, filled: Filled): Frame | null {
  const readings: Reading[] = []
  for (let at: Filled | null = filled; at; at = at.before) readings.unshift(at.reading)
  const values = (...names: string[]): string[] => readings.filter(({slot}) => names.includes(slot)).map(({value}) => value as string)
  const slots: Slots = {
    values,
    numbers: (...names) => values(...names).map(Number),
    frames: () => readings.flatMap(({value}) => (typeof value === 'string' ? [] : [value]))
  }
  return meanings[rule.means](slots)
}

function createNode(): Node {
  return {spaced: new Map(), glued: new Map(), names: new Set(), rules: []}
}

interface Part {
  readonly slot: string
  readonly glued: boolean
}

/** The sequences of slots that a pattern stands for. */
function paths(pattern: string): Part[][] {
  let list: Part[][] = [[]]
  for (const [, space, names, mark, optional] of pattern.matchAll(/(\s*)(?:<([^>]+)>|(\S))(\??)/g)) {
    const longer = (names ?? mark).split('|').flatMap((slot) => list.map((path) => [...path, {slot, glued: space === '' && path.length > 0}]))
    list = optional ? [...longer, ...list] : longer
  }
  return list
}

function place(start: Node, path: readonly Part[], rule: DateRule, made: ReadonlyMap<string, Node>): void {
  let node = start
  for (const {slot, glued} of path) {
    const edges = glued ? node.glued : node.spaced
    if (made.has(slot)) node.names.add(slot)
    if (!edges.has(slot)) edges.set(slot, createNode())
    node = edges.get(slot)!
  }
  node.rules.push(rule)
}
