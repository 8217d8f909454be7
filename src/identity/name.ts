import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import {soundOf, surnameSound} from './spelling.ts'
import type {NameWords} from './words.ts'
import {legalForms, withoutStop} from './words.ts'

/** The parts of a name that tell it from others. */
export interface Name {
  /**
   * As they sound, without titles, links, particles and legal forms: `['jan', 'morel']`. An initial keeps its stop (`n.`, `j.-p.`), a
   * number in letters or Roman digits is one in Arabic digits.
   */
  readonly words: readonly string[]
  /** The words as they are spelt, folded: what initials stand for. */
  readonly spelt: readonly string[]
  /** The words with the particles between them: `['sarl', 'de', 'gol']`. */
  readonly whole: readonly string[]
  /** Of a person: what sets bearers of one name apart, a number (`14`) or a generation (`fils`). */
  readonly rank: string
}

/**
 * Takes a name apart.
 * @param placeIn the key of the place that a name stands for by the tables, or null: `guerre d'URSS` holds the Soviet Union
 */
export function readName(text: string, type: EntityType, language: NameWords, placeIn: (name: string) => string | null): Name {
  const tokens = text.split(/[\s'’«»“”",()\u00a0]+/).filter(Boolean)
  return type === 'person' ? personName(tokens, language) : otherName(tokens, type, language, placeIn)
}

function personName(given: readonly string[], language: NameWords): Name {
  let tokens = given
  while (tokens.length > 1 && language.honorifics.has(withoutStop(foldKey(tokens[0])))) tokens = tokens.slice(1)
  const [names, rank] = splitRank(tokens, language)
  const last = names.length - 1
  const sounds = names.map((token, i) => initialOf(token, i < last) ?? (i === last && i > 0 ? surnameSound(soundOf(token)) : soundOf(token)))
  const isSmall = (token: string, i: number): boolean => {
    const key = foldKey(token)
    return i < last && (language.links.has(key) || (language.particles.has(key) && (i > 0 || /^\p{Ll}/u.test(token) || key.length > 3)))
  }
  const isWord = names.map((token, i) => !isSmall(token, i))
  const words = sounds.filter((_, i) => isWord[i])
  const whole = sounds.slice(isWord.indexOf(true))
  return {words, spelt: names.filter((_, i) => isWord[i]).map(foldKey), whole: whole.length === words.length ? words : whole, rank}
}

/** The names, and the number or generation after them. */
function splitRank(tokens: readonly string[], language: NameWords): [names: readonly string[], rank: string] {
  if (tokens.length < 2) return [tokens, '']
  const last = tokens[tokens.length - 1]
  const generation = [1, 2].map((n) => withoutStop(foldKey(tokens.slice(-n).join(' ')))).findIndex((words) => language.generations.has(words))
  const names = tokens.slice(0, generation < 0 ? -1 : -1 - generation)
  if (generation >= 0 && names.length > 0) return [names, withoutStop(foldKey(tokens.slice(-1 - generation).join(' ')))]
  const number = romanOf(last) ?? ordinalOf(last, language)
  return number === null ? [tokens, ''] : [tokens.slice(0, -1), number]
}

/** `N.` → `n.`, `J.-P.` → `j.-p.`; a bare capital is one too unless it ends the name: `John F Kennedy`. */
function initialOf(token: string, mayBeBare: boolean): string | null {
  if (/^(?:\p{Lu}\p{Ll}?\.-?){1,4}$/u.test(token)) return foldKey(token)
  return mayBeBare && /^\p{Lu}$/u.test(token) ? `${foldKey(token)}.` : null
}

function otherName(tokens: readonly string[], type: EntityType, language: NameWords, placeIn: (name: string) => string | null): Name {
  const told = type === 'place' ? tokens.filter((token) => !language.standing.has(foldKey(token))) : tokens
  const {head, place} = placeAtEnd(told, placeIn)
  const pieces = [...head.flatMap((token) => piecesOf(token, language)), ...place]
  const named = pieces.filter((piece) => !language.links.has(piece))
  const spelt = named.length > 0 ? named : pieces
  if (type === 'organization') while (spelt.length > 1 && legalForms.has(spelt[spelt.length - 1])) spelt.pop()
  const words = spelt.map((piece) => soundOf(type === 'group' ? stemOf(piece, language) : piece))
  return {words, spelt, whole: words, rank: ''}
}

/** The place at the end of a name, after a word in lower case: the longest, within six words. */
function placeAtEnd(tokens: readonly string[], placeIn: (name: string) => string | null): {head: readonly string[]; place: string[]} {
  for (let from = Math.max(1, tokens.length - 6); from < tokens.length; from++) {
    if (!/^\p{Ll}/u.test(tokens[from - 1]) || !/^\p{Lu}/u.test(tokens[from])) continue
    const place = placeIn(tokens.slice(from).join(' '))
    if (place !== null) return {head: tokens.slice(0, from), place: [`@${place}`]}
  }
  return {head: tokens, place: []}
}

/** Folded pieces of a word: at hyphens, and between letters and digits (`Su-25`, `Su25`); numbers in Arabic digits. */
function piecesOf(token: string, language: NameWords): string[] {
  const number = ordinalOf(token, language)
  if (number !== null) return [number]
  if (/^(?:\p{Lu}\.){2,20}$/u.test(token)) return [foldKey(token).replace(/\./g, '')]
  return (token.match(/\p{N}{1,99}|[^\p{N}.\-‐‑&/]{1,99}/gu) ?? []).map((piece) => {
    const key = foldKey(piece)
    return (piece.length > 1 ? romanOf(piece) : null) ?? language.abbreviations.get(key) ?? language.ordinals.get(key) ?? key
  })
}

/** `127e` → `127`, `XXe` → `20`. */
function ordinalOf(token: string, language: NameWords): string | null {
  const key = foldKey(token)
  const [, digits, suffix] = /^(\p{Nd}{1,9}|[IVX]{1,7})(\p{Ll}{1,3})$/u.exec(token) ?? []
  const suffixes = /^[IVX]/.test(token) ? language.romanSuffixes : language.ordinalSuffixes
  if (digits !== undefined && suffixes.has(foldKey(suffix))) return arabicOf(digits)
  return language.ordinals.get(key) ?? null
}

function romanOf(token: string): string | null {
  return /^(?=.)X{0,3}(?:IX|IV|V?I{0,3})$/.test(token) ? arabicOf(token) : null
}

const romanDigits: Readonly<Record<string, number>> = {I: 1, V: 5, X: 10}

function arabicOf(digits: string): string {
  if (!/^[IVX]/.test(digits)) return String(Number(digits))
  const values = [...digits].map((digit) => romanDigits[digit])
  return String(values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0))
}

/** A people without the ending of gender and number: `Arméniennes` → `armenien`. */
function stemOf(word: string, {demonyms, demonymEndings}: NameWords): string {
  if (demonyms.has(word)) return word
  const ending = demonymEndings.find((ending) => word.endsWith(ending) && demonyms.has(word.slice(0, -ending.length)))
  if (ending !== undefined) return word.slice(0, -ending.length)
  return word.length > 3 && word.endsWith('s') && demonymEndings.includes('s') ? word.slice(0, -1) : word
}
