import type {Frame, Point} from './frame.ts'
import {pointsOf} from './frame.ts'
import type {Grammar} from './grammar.ts'
import type {Lexicon} from './lexicon.ts'
import {entriesOf} from './lexicon.ts'
import type {Match} from './match.ts'
import {Surroundings} from './surroundings.ts'
import type {Passage} from './tokens.ts'
import {isDigit, isLetter, isSpace, tokenAt, tokenBefore} from './tokens.ts'

/** Four-digit years in this range stand without a word that licenses them, unless something forbids it. Tuned on wiki-fr and ud-fr. */
const plainYears: readonly [number, number] = [1500, 2059]
/** From here on a word such as `en` is licence enough. */
const smallestLicensedYear = 100
/** How far on either side of a year its code is looked at, in UTF-16 code units. */
const codeReach = 4
/** At the head of a sentence stands what begins this near to its start, in UTF-16 code units: `Le 17, …` */
const headLength = 4

/**
 * Whether what stands around a match lets it be a date: a code, a price, a count or a name is none,
 * and a lone year, month or day needs a word that licenses it.
 */
export function licensed(grammar: Grammar, sentence: Passage, match: Match, monthSeen: boolean): boolean {
  if (!standsFree(sentence, match.start, match.end)) return false
  const bare = bareOf(match.frame)
  if (bare === null || match.around.standsAlone()) return true
  switch (bare) {
    case 'year':
      return yearLicensed(grammar, sentence, match)
    case 'month':
      return monthLicensed(grammar, sentence, match)
    case 'day':
      return dayLicensed(grammar, sentence, match, monthSeen)
  }
}

/** No letter, digit or mark of a code, a decimal or a price touches it. */
function standsFree({text, start: head, end: last}: Passage, start: number, end: number): boolean {
  if (isDigit(text.charCodeAt(start)) && start > head) {
    const before = text[start - 1]
    const farther = start - 1 > head ? text.charCodeAt(start - 2) : 0
    if (isLetter(before.charCodeAt(0)) || '#€$£_@&='.includes(before)) return false
    if (isDigit(farther) && '-–.,/:+*×'.includes(before)) return false
    if (isLetter(farther) && '-/:+*×'.includes(before)) return false
  }
  const endsInDigit = isDigit(text.charCodeAt(end - 1))
  if (end === last) return true
  const after = text.charCodeAt(end)
  if (!endsInDigit) return !(isLetter(text.charCodeAt(end - 1)) && isDigit(after))
  if (isLetter(after) || isDigit(after)) return false
  const next = end + 1 < last ? text.charCodeAt(end + 1) : 0
  if (isDigit(next) && '.,:/×*+-'.includes(text[end])) return false
  if (text[end] === '-' && isLetter(next)) return false
  const mark = isSpace(after) ? end + 1 : end
  return mark >= last || !'%‰€$£°'.includes(text[mark])
}

function yearLicensed(grammar: Grammar, sentence: Passage, match: Match): boolean {
  const {start, end, frame, around} = match
  const points = pointsOf(frame)
  const [first, last] = [Number(points[0].year!.mask), Number(points.at(-1)!.year!.mask)]
  const [low, high] = [Math.min(first, last), Math.max(first, last)]
  if (isInCode(sentence, start, end) || isLabelled(grammar, sentence, match) || around.isBefore('measure') || around.isBefore('unit')) return false
  const counted = countsNoun(grammar, sentence, match)
  if (end - start === 2) return !counted && (!wordAfter(sentence, end) || around.isBefore('no-noun'))
  if (around.isAfter('year-licence') || (frame.kind === 'interval' && around.isAfter('between'))) return low >= smallestLicensedYear && !(counted && low < plainYears[0])
  if (counted || around.isAfter('count') || around.isAfter('number')) return false
  if (points.some(({part, approximate}) => part || approximate)) return low >= smallestLicensedYear
  if (low >= plainYears[0] && high <= plainYears[1]) return true
  // Of small numbers only two with a dash between them are years: `(156/176)` is a share.
  return inBrackets(sentence, start, end) && low >= (frame.kind === 'point' || sentence.text.slice(start, end).includes('/') ? 1000 : smallestLicensedYear)
    || frame.kind === 'interval' && around.isAfter('from') && low >= 1000
}

/** What names a number names those that are listed with it: `articles 1645 et 1646`. */
function isLabelled({lexicon}: Grammar, sentence: Passage, {start, around}: Match): boolean {
  if (around.isAfter('label')) return true
  const link = tokenBefore(sentence, start)
  const number = link && tokenBefore(sentence, link.start)
  if (number?.kind !== 'number') return false
  const isLink = sentence.text[link!.start] === ',' || entriesOf(lexicon, sentence, link!).some(({section}) => section === 'and' || section === 'or')
  return isLink && new Surroundings(lexicon, sentence, number.start, number.end).isAfter('label')
}

/** The year of a code: `COM (1999) 158`, of minor planets `2000 OK67`. */
function isInCode({text, start: head, end: last}: Passage, start: number, end: number): boolean {
  if (text[end] !== ' ' && text[end] !== ')') return false
  const behind = text.slice(end, Math.min(last, end + codeReach))
  return /^ \p{Lu}{1,2}\d/u.test(behind) || (/^\) ?\d/.test(behind) && /\p{Lu}{2} ?\($/u.test(text.slice(Math.max(head, start - codeReach), start)))
}

/** A noun in the plural right after a number says that the number counts it: `1923 ouvriers`. */
function countsNoun({plurals}: Grammar, sentence: Passage, {end, around}: Match): boolean {
  const next = tokenAt(sentence, end)
  if (next?.kind !== 'word' || next.glued || next.capital || around.isBefore('no-noun')) return false
  const word = sentence.text.slice(next.start, next.end)
  return word === word.toLowerCase() && plurals.some((ending) => word.endsWith(ending))
}

/** A month that could be a name needs a word before it: `Mai Lan`, `Theresa May`. */
function monthLicensed({monthNames}: Grammar, {text, start: head}: Passage, {start, end, around}: Match): boolean {
  const word = /^\p{L}*/u.exec(text.slice(start, end))![0]
  if (!monthNames.has(word) && word !== word.toUpperCase()) return start === head || text[start - 1] !== '-'
  return around.isAfter('month-licence')
}

/** A day of the month stands after a month of its sentence, or before a comma at the head of it, and counts nothing. */
function dayLicensed({lexicon}: Grammar, sentence: Passage, {start, end, around}: Match, monthSeen: boolean): boolean {
  const next = tokenAt(sentence, end)
  if (next?.kind === 'word') return monthSeen && around.isBefore('no-noun')
  const mark = next && sentence.text.slice(next.start, next.end)
  if (mark !== null && !/[.,;:)!?»–—]/.test(mark)) return false
  if (monthSeen || (mark === ',' && start <= sentence.start + headLength)) return true
  return (mark === null || mark === '.') && endsClause(lexicon, sentence, start)
}

/** `Il arrive à Sofia le 22.`, but not `dans le 13.` */
function endsClause(lexicon: Lexicon, sentence: Passage, start: number): boolean {
  const article = tokenBefore(sentence, start)
  const word = article && tokenBefore(sentence, article.start)
  return word?.kind === 'word' && article?.kind === 'word' && !entriesOf(lexicon, sentence, word).some(({section}) => section === 'no-noun')
}

function wordAfter(sentence: Passage, end: number): boolean {
  return tokenAt(sentence, end)?.kind === 'word'
}

function inBrackets({text, start: head, end: last}: Passage, start: number, end: number): boolean {
  return start > head && '(['.includes(text[start - 1]) && end < last && ')],;'.includes(text[end])
}

function bareOf(frame: Frame): Point['bare'] {
  if (frame.kind === 'point') return frame.bare
  return frame.kind === 'interval' && frame.to?.bare === frame.from.bare ? frame.from.bare : null
}
