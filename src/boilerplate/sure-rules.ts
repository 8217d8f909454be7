import {lacksFiniteVerb} from '../bridge/finite-verb.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import type {CodeUnits} from '../codes.ts'
import type {Block} from '../doc.ts'
import {foreignScript} from '../language/script.ts'
import type {RuleId} from '../rules.ts'
import {firstPhrase, phrasesOn} from './phrases.ts'
import {lookAt, Sign, signsSeen, signTable, wordsSeen} from './signs.ts'
import type {Finding, UnitRule, UnitView} from './unit.ts'
import {findBy, wordsOf} from './unit.ts'

/** A phrase of page furniture condemns a unit of at most this many words; longer ones are prose that mentions it. */
const longestFurniture = 30

/** A credit line or a byline is short. */
const longestLine = 15

/** The trail of a page and a row of its menu are short too. */
const longestTrail = 20
/** So many labels of a row must be words of pages: *Nord | Sud | Contact* may be a table. */
const fewestPageLabels = 2

const name = String.raw`\p{Lu}[\p{L}'’.-]+`
/** Name, dash, date: *Jeanne Martin — 8 octobre 2020 à 8h00.* Only ever run on a short unit. */
const byline = new RegExp(String.raw`^(?:${name}\s){1,3}${name}\s?[—–|-]\s?\d{1,2}\p{L}{0,2}[\s./-]\p{L}*\d*[\s./-]?\d{2,4}(?!\d)`, 'u')
const datedTitle = /\(\d{1,2}(?:[-–/]\d{1,2})?[./]\d{1,2}[./]\d{2,4}\)$/u
const address = /(?:https?:\/\/|www\.)[^\s]{1,2000}/gu

interface SureRule extends UnitRule {
  /** What a unit holds that it speaks of. */
  readonly signs: number
}

/** A unit with the sure rules that may speak of it. */
export interface FurnitureView extends UnitView {
  readonly rules: readonly SureRule[]
}

/**
 * Rules that are safe alone: on 6,011 clean French sentences none had a false hit that was no list or name
 * (measured for the published kinds of noise; the figures of this version stand in docs/cleaning.md).
 * They apply to any block, and so do the phrases of page furniture.
 */
const sureRules: readonly SureRule[] = [
  {id: 'boilerplate/foreign-script', signs: Sign.Foreign, test: ({text, lang}) => foreignScript(text, lang)},
  {id: 'boilerplate/url', signs: Sign.Address, test: isAddress},
  {id: 'boilerplate/byline', signs: Sign.Digit | Sign.Dash, test: ({text, words}) => words <= longestLine && byline.test(text.slice(0, 120))},
  {id: 'boilerplate/dated-title', signs: Sign.Digit | Sign.Closing, test: ({text, block}) => text.endsWith(')') && datedTitle.test(text) && block.units.length > 1},
  {id: 'boilerplate/navigation', signs: Sign.Separator, test: ({text, words, lang}) => words <= longestTrail && (isTrail(text) || isMenu(text, lang))},
  {id: 'boilerplate/tail', signs: Sign.Closing, test: ({text, words}) => words <= 3 && /^\p{L}[^[(«"“]*[\])][.,;]?$/u.test(text)}
]

/** The rules that look for what a unit holds, by its signs; made as units ask for them. */
const rulesBySigns: (readonly SureRule[] | undefined)[] = []

function rulesFor(look: number): readonly SureRule[] {
  return (rulesBySigns[signsSeen(look)] ??= sureRules.filter(({signs}) => (signsSeen(look) & signs) === signs))
}

/** Sections of `boilerplate.txt` whose phrases stand in short lines only. */
const lineSections: ReadonlySet<string> = new Set(['credit', 'byline'])

/** A phrase of so many words speaks of the page itself; a shorter one can stand in good prose: *Écrit par un médecin en 1831, le roman …* */
const shortestStatement = 4

const endsWithStop = /[.!?…]\s?[»"”)]?$/u

/** So many words beside a short phrase are still furniture: *Lire aussi : Le port rouvre*. */
const mostOther = 3

/**
 * The units of a block that the sure rules and the phrases of page furniture may speak of, which are few.
 * @param shift where the block begins in the code units
 */
export function furnitureViews(block: Block, lang: Lang, codes: CodeUnits, shift: number): FurnitureView[] {
  const [phrases, table] = [phrasesOn(codes, lang), signTable(lang)]
  const views: FurnitureView[] = []
  for (const unit of block.units) {
    const [start, end] = [unit.start + shift, unit.end + shift]
    const look = lookAt(codes, start, end, table)
    const words = wordsSeen(look)
    const phrase = words <= longestFurniture ? firstPhrase(phrases, start, end) : null
    const rules = rulesFor(look)
    if (phrase !== null || rules.length > 0) views.push({rules, text: block.text.value.slice(unit.start, unit.end), words, phrase, lang, block, unit})
  }
  return views
}

/** @param isText what the judge holds of a unit; without it a finite verb tells a sentence */
export function findFurniture(view: FurnitureView, isText: IsText = mayHaveVerb): Finding | null {
  return findBy(view.rules, view) ?? findPhrased(view, isText)
}

export type IsText = (view: UnitView) => boolean

function mayHaveVerb({text, lang}: UnitView): boolean {
  return !lacksFiniteVerb(text, lang.code)
}

/**
 * A unit with a phrase of page furniture goes when it is short and the phrase is all but the whole of it, or long enough to speak for
 * itself, or the rest is no sentence. Otherwise it is a close call: prose that mentions it, perhaps.
 */
function findPhrased(view: UnitView, isText: IsText): Finding | null {
  const hit = view.phrase
  if (hit === null) return null
  const id = `boilerplate/${hit.section}` as RuleId
  if (lineSections.has(hit.section) && view.words > longestLine) return {id, near: true}
  const words = wordsOf(view.text.slice(hit.start, hit.end)).length
  return {id, near: words < shortestStatement && view.words - words > mostOther && endsWithStop.test(view.text) && isText(view)}
}

/** The way to a page, *Accueil > Région > Côte d'Azur*: three names and more, of which no one ends a sentence. `a > b > c` is mathematics. */
function isTrail(text: string): boolean {
  if (!/[>›▸►]/u.test(text)) return false
  const steps = text.split(/\s[>›▸►]\s/u)
  return steps.length >= 3 && steps.every((step) => /^[^\p{L}]{0,3}\p{Lu}[\p{L}'’]{2}/u.test(step) && !/[.!?;:=<>]$/u.test(step))
}

/** A row of a menu, *Accueil | Actualités | Le port | Contact*: three labels and more, of which some are words of pages and nothing else. */
function isMenu(text: string, lang: Lang): boolean {
  const labels = text.split(/\s[|•·]\s/u)
  return labels.length >= 3 && labels.filter((label) => pageWords(lang).has(label.trim().toLowerCase())).length >= fewestPageLabels
}

const pageWords = perLang((lang) => new Set(lang.words('page-words').get('page')))

/** The unit is hardly more than a web address. */
function isAddress({text}: UnitView): boolean {
  if (!text.includes('http') && !text.includes('www.')) return false
  const rest = text.replace(address, '')
  return rest.length < text.length && wordsOf(rest).length <= 2
}
