import {wordsOf} from '../boilerplate/unit.ts'
import {hasFiniteVerb} from '../bridge/finite-verb.ts'
import {tableOf} from '../code-units.ts'
import type {CodeUnits} from '../codes.ts'
import type {Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {functionWords} from '../lang/function-words.ts'
import {lang} from '../lang/index.ts'
import {sheetOf} from '../sheet.ts'
import {defineStage} from '../stage.ts'

interface SpamOptions {
  /** A keyword list has at least so many items between commas. */
  minItems: number
  /** Share of its items that begin with a capital or a digit. */
  minCapitalised: number
  /** Share of its words that are function words, at most. */
  maxFunctionWords: number
  /** Words an item may have on average. */
  maxItemWords: number
}

/**
 * Spam: lists of search keywords, which have capitals and commas but neither verb nor end. Code and rows of tables are none, nor is a list
 * that says of what it is one: *Avec : Jean Gabin, Michèle Morgan, …*
 */
export const spam = defineStage<SpamOptions>(
  'spam',
  {
    // Six items, 70 % and 25 % had two false hits in 6,011 clean French sentences, both lists of names;
    // hence the finite verb and the missing stop are asked for too.
    minItems: 6,
    minCapitalised: 0.7,
    maxFunctionWords: 0.25,
    maxItemWords: 6
  },
  (doc, _file, options) => {
    const {blocks, codes, starts} = sheetOf(doc)
    blocks.forEach((block, i) => {
      if (block.kind === 'row') return
      const isSpam = ({start, end}: Unit): boolean =>
        stops[codes[starts[i] + end - 1]] === 0 && countItems(codes, starts[i] + start, starts[i] + end) >= options.minItems && isKeywordList(block.text.value.slice(start, end), lang(block.lang === 'und' ? doc.lang : block.lang), options)
      const spam = block.units.filter(isSpam)
      if (spam.length > 0) dropUnits(doc, block, new Set(spam), 'spam/keywords')
    })
  }
)

const separator = /[,;|]/u
const separators = tableOf([1, separator])
const stops = tableOf([1, /[.!?…]/u])
const endsWithStop = /[.!?…]\s?[»"”)]?$/u

/** Items between separators, perhaps empty ones. */
function countItems(codes: CodeUnits, start: number, end: number): number {
  let items = 1
  for (let i = start; i < end; i++) items += separators[codes[i]]
  return items
}

function isKeywordList(text: string, pack: Lang, options: SpamOptions): boolean {
  if (endsWithStop.test(text)) return false
  const items = text.split(separator).map((item) => item.trim()).filter((item) => item !== '')
  if (items.length < options.minItems || items[0].includes(':')) return false
  const capitalised = items.filter((item) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(item)).length
  if (capitalised < items.length * options.minCapitalised) return false
  const words = wordsOf(text)
  const grammar = words.filter((word) => functionWords(pack).has(word)).length
  if (words.length > items.length * options.maxItemWords || grammar > words.length * options.maxFunctionWords) return false
  return text.endsWith(',') || !hasFiniteVerb(text, pack.code)
}
