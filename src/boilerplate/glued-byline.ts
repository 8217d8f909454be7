import type {CodeUnits} from '../codes.ts'
import type {Block, Doc} from '../doc.ts'
import {cut} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {setOf} from '../sentences/characters.ts'
import type {Span} from '../text.ts'
import {wordsOf} from './unit.ts'

/** The longest line of dates, in code units. */
const longest = 160

/** Words that must follow, so that it is a sentence that the line is glued to. */
const leastWords = 4

/**
 * Cuts the line of an article's dates off the sentence that it is glued to: *Publié le 3 mai 2020 à 10h12 Le maire a reçu …*
 * @param shift where the block begins in the code units
 */
export function cutBylines(doc: Doc, block: Block, pack: Lang, codes: CodeUnits, shift: number): void {
  const line = dateLine(pack)
  if (line === null) return
  const {value} = block.text
  const spans: Span[] = []
  for (const {start, end} of block.units) {
    if (!line.heads.has(codes[start + shift])) continue
    const found = line.pattern.exec(value.slice(start, Math.min(end, start + longest)))
    if (found === null) continue
    const rest = start + found[0].length
    if (wordsOf(value.slice(rest, Math.min(end, start + 2 * longest))).length >= leastWords) spans.push([start, rest])
  }
  if (spans.length > 0) cut(doc, block, spans, 'boilerplate/byline')
}

/** A phrase of the pack that opens a byline and ends before a date, the date with its year, perhaps a time; once or twice, before a capital. With the letters that it begins with. */
const dateLine = perLang((pack) => {
  const openings = (pack.words('boilerplate').get('byline') ?? []).filter((entry) => entry.startsWith('^')).map((entry) => entry.slice(1))
  if (openings.length === 0) return null
  const phrases = openings.map(eitherCase)
  const date = String.raw`(?:\p{L}{2,9}\.?\s)?\d{1,2}\p{L}{0,2}(?:\s\p{L}{3,10}\.?|[./-]\d{1,2})[\s./-]\d{4}`
  const time = String.raw`(?:,?\s(?:\p{L}{1,2}\s)?\d{1,2}\s?[h:]\s?\d{0,2})?`
  return {
    pattern: new RegExp(String.raw`^(?:(?:${phrases.join('|')})\s:?\s?${date}${time}\s?[.,|–-]?\s){1,2}(?=[«"“]?\s?\p{Lu}[\p{L}'’]*\s?\p{L})`, 'u'),
    heads: setOf(openings.map(([head]) => head.toLowerCase() + head.toUpperCase()).join(''))
  }
})

/** A pattern for the phrase with a first letter of either case; the flag `i` would take any letter for a capital. */
function eitherCase(phrase: string): string {
  const escaped = phrase.slice(1).replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
  return `[${phrase[0].toUpperCase()}${phrase[0]}]${escaped}`
}
