import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Form} from './form.ts'
import {looseKeys} from './spelling.ts'
import {isFirstName} from './words.ts'

/** How a short form stands to a full one. The short one is looked up by keys under which the full one is filed. */
export interface Relation {
  readonly types: readonly EntityType[]
  /** `document`: it holds within a document only. */
  readonly scope: 'document' | 'dataset'
  /** `loose`: asked only when no sure relation answers. */
  readonly loose: boolean
  short(form: Form): readonly string[]
  full(form: Form): readonly string[]
  /** What the key alone does not tell. */
  holds?(short: Form, full: Form): boolean
}

/** Acronyms of fewer letters are clear in one document only. */
const leastAcronym = 3

/** Longer runs of capitals are no acronyms. */
const mostAcronym = 10

export const relations: readonly Relation[] = [
  // Morel: Jan Morel. García Márquez: Gabriel García Márquez. Ben Ali: Zine el-Abidine Ben Ali.
  {types: ['person'], scope: 'document', loose: false, short: surnameOf, full: tailsOf},
  // In other documents a first name is no surname: Laurent, Martin.
  {types: ['person'], scope: 'dataset', loose: false, short: (form) => (form.words.length === 1 && isFirstName(form.words[0]) ? [] : surnameOf(form)), full: tailsOf},
  {types: ['person'], scope: 'dataset', loose: true, short: (form) => (form.words.length === 1 ? looseKeys(form.words[0]) : []), full: (form) => (form.words.length > 1 ? looseKeys(lastOf(form)) : []), holds: noRank},
  // J. Morel: Jan Morel. John Kennedy, J. F. Kennedy: John Fitzgerald Kennedy.
  {types: ['person'], scope: 'dataset', loose: false, short: givenKeys, full: givenKeys, holds: hasFewerGivenNames},
  {types: ['person'], scope: 'dataset', loose: true, short: looseGivenKeys, full: looseGivenKeys, holds: hasFewerGivenNames},
  // Louis: Louis XIV. Alexandre Dumas: Alexandre Dumas fils.
  {types: ['person'], scope: 'document', loose: false, short: ({words, rank}) => (rank === '' ? [words.join(' ')] : []), full: ({words, rank}) => (rank === '' ? [] : [words.join(' ')])},
  // The family first, or a first name that no list has: Xi: Xi Jinping.
  {types: ['person'], scope: 'document', loose: false, short: ({words}) => (words.length === 1 ? words : []), full: ({words}) => (words.length > 1 && !isFirstName(words[0]) ? [words[0]] : []), holds: noRank},
  // CNO: Comité national olympique.
  {types: ['organization', 'place', 'event'], scope: 'dataset', loose: false, short: (form) => acronymOf(form, leastAcronym), full: acronymsOf},
  {types: ['organization', 'place', 'event'], scope: 'document', loose: false, short: (form) => acronymOf(form, 2), full: acronymsOf},
  // Valais: Haut-Valais.
  {types: ['place'], scope: 'dataset', loose: false, short: ({words}) => (words.length === 1 ? words : []), full: ({words, language}) => (words.length === 2 && language.placeQualifiers.has(words[0]) ? [words[1]] : [])},
  // Su-25: Soukhoï Su-25. 127e division: 127e division de fusiliers.
  {types: ['other'], scope: 'dataset', loose: false, short: firstModel, full: modelsOf, holds: isPart},
  {types: ['organization'], scope: 'document', loose: false, short: firstModel, full: modelsOf, holds: isPart},
  // Smerch: BM-30 Smerch.
  {types: ['other'], scope: 'document', loose: false, short: ({words}) => (words.length === 1 ? words : []), full: ({words}) => (words.some(isNumber) ? words.filter((word) => word.length > 3 && !isNumber(word)) : []), holds: isPart}
]

function surnameOf({words, rank}: Form): string[] {
  return rank === '' && !isInitial(words[0]) ? [spaced(words)] : []
}

/** The words of a full name from each but the first on, with particles and without. */
function tailsOf({words, whole, rank}: Form): string[] {
  if (rank !== '' || words.length < 2 || isInitial(words[0])) return []
  const tails = (words === whole ? [words] : [words, whole]).flatMap((list) => list.slice(1).map((_, i) => spaced(list.slice(i + 1))))
  return [...new Set(tails)]
}

/** First letter, as spelt and as it sounds, and surname. */
function givenKeys(form: Form): string[] {
  const {words, spelt, rank} = form
  return words.length > 1 && rank === '' ? [...new Set([spelt[0][0], words[0][0]])].map((letter) => `${letter} ${lastOf(form)}`) : []
}

function looseGivenKeys(form: Form): string[] {
  const {words, spelt, rank} = form
  return words.length > 1 && rank === '' ? looseKeys(lastOf(form)).map((key) => `${spelt[0][0]} ${key}`) : []
}

/** The given names of the short form, or initials, are the first ones of the full form. */
function hasFewerGivenNames(short: Form, full: Form): boolean {
  const given = short.words.length - 1
  for (let i = 0; i < given; i++) if (i >= full.words.length - 1 || !standsFor(short, full, i)) return false
  return full.words.length - 1 > given || short.words.some((name, i) => isInitial(name) && !isInitial(full.words[i]))
}

function standsFor(short: Form, full: Form, i: number): boolean {
  if (!isInitial(short.words[i])) return short.words[i] === full.words[i]
  const parts = full.spelt[i].split('-')
  const letters = short.words[i].split('.').map((part) => part.replace('-', '')).filter(Boolean)
  return letters.length <= parts.length && letters.every((letter, k) => parts[k].startsWith(letter))
}

function noRank(_short: Form, {rank}: Form): boolean {
  return rank === ''
}

function acronymOf({text}: Form, least: number): string[] {
  const letters = text.replace(/\./g, '')
  return letters.length >= least && letters.length <= mostAcronym && /^\p{Lu}+$/u.test(letters) ? [foldKey(letters)] : []
}

/** First letters, of the words with and without links, and with compounds as one word and as several: `SDN`, `ONU`, `CICR`. */
function acronymsOf({full, words, language: {links, farLinks}}: Form): string[] {
  if (words.length < 2 || full.length > 200) return []
  const spaced = foldKey(full).split(/[\s'’«»",()]+/).filter(Boolean)
  const split = spaced.flatMap((word) => word.split(/[-‐‑]/)).filter(Boolean)
  const letters = (list: readonly string[]): string => list.map((word) => word[0]).join('')
  return [...new Set([spaced, split].flatMap((list) => [letters(list), letters(list.filter((word) => !links.has(word) && !farLinks.has(word)))]))].filter((acronym) => acronym.length > 1)
}

/** Pairs of neighbours of which one is a number: the key of a model. */
function modelsOf({words}: Form): string[] {
  return words.slice(1).flatMap((word, i) => (isNumber(word) !== isNumber(words[i]) ? [`${words[i]} ${word}`] : []))
}

function firstModel(form: Form): string[] {
  return modelsOf(form).slice(0, 1)
}

function isPart({words: short}: Form, {words: full}: Form): boolean {
  return short.length < full.length && ` ${full.join(' ')} `.includes(` ${short.join(' ')} `)
}

/** Hyphens are no difference between surnames. */
function spaced(words: readonly string[]): string {
  return words.join(' ').replaceAll('-', ' ')
}

function isInitial(word: string): boolean {
  return word.endsWith('.')
}

function isNumber(word: string): boolean {
  return /^\p{Nd}/u.test(word)
}

function lastOf({words}: Form): string {
  return words[words.length - 1]
}
