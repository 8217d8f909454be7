import type {Frame, Point} from './frame.ts'
import type {Grammar} from './grammar.ts'
import type {Match} from './match.ts'
import {sectionsAfter, standsAlone} from './match.ts'
import {isDigit, isLetter, isSpace, tokenAt, tokenBefore} from './tokens.ts'

/** Four-digit years in this range stand without a word that licenses them, unless something forbids it. Tuned on wiki-fr and ud-fr. */
const plainYears: readonly [number, number] = [1500, 2059]
/** From here on a word such as `en` is licence enough. */
const smallestLicensedYear = 100
/** At the head of a sentence stands what begins this near to its start, in UTF-16 code units: `Le 17, …` */
const headLength = 4

/**
 * Whether what stands around a match lets it be a date: a code, a price, a count or a name is none,
 * and a lone year, month or day needs a word that licenses it.
 */
export function licensed(grammar: Grammar, text: string, match: Match, monthSeen: boolean): boolean {
  if (!standsFree(text, match.start, match.end)) return false
  if (bareOf(match.frame) !== null && standsAlone(grammar.lexicon, text, match.start, match.end)) return true
  switch (bareOf(match.frame)) {
    case 'year':
      return yearLicensed(grammar, text, match)
    case 'month':
      return monthLicensed(grammar, text, match)
    case 'day':
      return dayLicensed(grammar, text, match, monthSeen)
    default:
      return true
  }
}

/** No letter, digit or mark of a code, a decimal or a price touches it. */
function standsFree(text: string, start: number, end: number): boolean {
  if (isDigit(text.charCodeAt(start)) && start > 0) {
    const before = text[start - 1]
    const farther = start > 1 ? text.charCodeAt(start - 2) : 0
    if (isLetter(before.charCodeAt(0)) || '#€$£_@&='.includes(before)) return false
    if (isDigit(farther) && '-–.,/:+*×'.includes(before)) return false
    if (isLetter(farther) && '-/:+*×'.includes(before)) return false
  }
  const last = text.charCodeAt(end - 1)
  if (!isDigit(last)) return !(isLetter(last) && isDigit(text.charCodeAt(end)))
  if (end === text.length) return true
  const after = text.charCodeAt(end)
  const next = text.charCodeAt(end + 1)
  if (isLetter(after) || isDigit(after)) return false
  if (isDigit(next) && '.,:/×*+-'.includes(text[end])) return false
  return !(text[end] === '-' && isLetter(next)) && !'%‰€$£°'.includes(text[isSpace(after) ? end + 1 : end] ?? ' ')
}

function yearLicensed(grammar: Grammar, text: string, {start, end, frame, before}: Match): boolean {
  const after = sectionsAfter(grammar.lexicon, text, end)
  const years = pointsOf(frame).map(({year}) => Number(year!.mask))
  const [low, high] = [Math.min(...years), Math.max(...years)]
  if (before().has('label') || after.has('measure') || after.has('unit')) return false
  const counted = countsNoun(grammar, text, end, after)
  if (end - start === 2) return !counted && (!wordAfter(text, end) || after.has('no-noun'))
  if (before().has('year-licence') || (frame.kind === 'interval' && before().has('between'))) return low >= smallestLicensedYear && !(counted && low < plainYears[0])
  if (counted || before().has('count') || before().has('number')) return false
  if (pointsOf(frame).some(({part, approximate}) => part || approximate)) return low >= smallestLicensedYear
  if (low >= plainYears[0] && high <= plainYears[1]) return true
  return inBrackets(text, start, end) && low >= (frame.kind === 'point' ? 1000 : smallestLicensedYear)
    || frame.kind === 'interval' && before().has('from') && low >= 1000
}

/** A noun in the plural right after a number says that the number counts it: `1923 ouvriers`. */
function countsNoun(grammar: Grammar, text: string, end: number, after: ReadonlySet<string>): boolean {
  const next = tokenAt(text, end)
  if (next?.kind !== 'word' || next.glued || after.has('no-noun') || text.slice(next.start, next.end) !== next.text) return false
  return grammar.plurals.some((ending) => next.text.endsWith(ending))
}

/** A month that could be a name needs a word before it: `Mai Lan`, `Theresa May`. */
function monthLicensed(grammar: Grammar, text: string, {start, end, before}: Match): boolean {
  const word = /^\p{L}*/u.exec(text.slice(start, end))![0]
  if (!grammar.monthNames.has(word) && word !== word.toUpperCase()) return text[start - 1] !== '-'
  return before().has('month-licence')
}

/** A day of the month stands after a month of its sentence, or before a comma at the head of it, and counts nothing. */
function dayLicensed(grammar: Grammar, text: string, {start, end}: Match, monthSeen: boolean): boolean {
  const next = tokenAt(text, end)
  if (next?.kind === 'word') return monthSeen && sectionsAfter(grammar.lexicon, text, end).has('no-noun')
  if (next && !/[.,;:)!?»–—]/.test(next.text)) return false
  if (monthSeen || (next?.text === ',' && start <= headLength)) return true
  return (!next || next.text === '.') && endsClause(grammar, text, start)
}

/** `Il arrive à Sofia le 22.`, but not `dans le 13.` */
function endsClause(grammar: Grammar, text: string, start: number): boolean {
  const article = tokenBefore(text, start)
  const word = article && tokenBefore(text, article.start)
  return word?.kind === 'word' && article?.kind === 'word' && !grammar.lexicon.get(word.text)?.some(({section}) => section === 'no-noun')
}

function wordAfter(text: string, end: number): boolean {
  return tokenAt(text, end)?.kind === 'word'
}

function inBrackets(text: string, start: number, end: number): boolean {
  return /[([]/.test(text[start - 1] ?? '') && /[)\],;]/.test(text[end] ?? '')
}

function pointsOf(frame: Frame): readonly Point[] {
  if (frame.kind === 'point') return [frame]
  return frame.kind === 'interval' ? (frame.to ? [frame.from, frame.to] : [frame.from]) : []
}

function bareOf(frame: Frame): Point['bare'] {
  if (frame.kind === 'point') return frame.bare
  return frame.kind === 'interval' && frame.to?.bare === frame.from.bare ? frame.from.bare : null
}
