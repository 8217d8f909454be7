import {lacksFiniteVerb} from '../bridge/finite-verb.ts'
import type {Block, Unit} from '../doc.ts'
import {functionWords} from '../lang/function-words.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'
import {bitsOf, hashOf} from '../sentences/word-bits.ts'
import {sentenceWords, Word} from '../sentences/words.ts'
import type {UnitRule, UnitView} from './unit.ts'
import {wordsOf} from './unit.ts'

/** How many units a quotation may run on before its closing mark is given up. The longest of the source documents is 4. */
const longestQuotation = 6

/** Headlines are at most this long, in words. */
const longestHeadline = 30

/** The label of a headline is at most this long, in code units. */
const longestLabel = 60

/** Rules for blocks that lost their line structure that ask no tagger: quick enough to find close calls with. */
export const quickRules: readonly UnitRule[] = [
  {id: 'boilerplate/loose-quotation', test: isLooseQuotation},
  {id: 'boilerplate/truncated', test: isTruncated},
  {id: 'boilerplate/lost-quotation', test: (view) => view.text.endsWith(',') && speaksInFirstPerson(view)},
  {id: 'boilerplate/bare-name', test: opensWithBareName},
  {id: 'boilerplate/label', test: isLabelled},
  {id: 'boilerplate/unfinished', test: isUnfinished}
]

/** All rules for such blocks. Each is true of some good sentences too: they condemn only where sure rules found page furniture in the same block. */
export const fragmentRules: readonly UnitRule[] = [
  {id: 'boilerplate/list-item', test: isListItem},
  ...quickRules,
  {id: 'boilerplate/no-verb', test: hasNoVerb}
]

/**
 * The units of a block that open a quotation which never closes and has no speaker before it. Read from the end, since a quotation whose
 * end is in such a unit is open too.
 */
export function openQuotations({text: {value}, units}: Block, lang: Lang): Set<Unit> {
  const open = new Set<Unit>()
  /** The texts after a unit, next one last. */
  const after: string[] = []
  for (let i = units.length - 1; i >= 0; i--) {
    const text = value.slice(units[i].start, units[i].end)
    if (isOpenQuotation(text, after, lang)) open.add(units[i])
    else after.push(text)
  }
  return open
}

/** `« les affrontements »,` or its second half `… nous allons vaincre »,`: nobody says it. */
function isLooseQuotation({text}: UnitView): boolean {
  if (!/[»"”]\s?,$/u.test(text.slice(-3))) return false
  const inner = text.slice(1, -2)
  return /^[«"“]/u.test(text) ? !/[»”]/u.test(inner.slice(0, -1)) : !/[«"“]/u.test(text.slice(0, -2))
}

function isOpenQuotation(text: string, after: readonly string[], lang: Lang): boolean {
  const open = text.lastIndexOf('«')
  if (open < 0 || text.indexOf('»', open) >= 0) return false
  const head = text.slice(0, open)
  if (head.trim() !== '' && (/:\s*$/u.test(head) || !lacksVerb(head, lang))) return false
  for (let step = 1; step <= longestQuotation; step++) {
    const next = after[after.length - step] ?? ''
    const close = next.indexOf('»')
    if (close >= 0 && !next.slice(0, close).includes('«')) return false
    if (next.includes('«') || next === '') return true
  }
  return true
}

/** Ends with a word that no sentence ends with: *octroyée en 1921 par …*, *les autorités et,* */
function isTruncated({text, lang}: UnitView): boolean {
  if (!/(?:…|\.\.\.|,)$/u.test(text.slice(-3))) return false
  const end = /(\p{L}+)[’']?\s?(?:…|\.\.\.|,|«\s?,)$/u.exec(text.slice(-40))
  return end !== null && (bitsOf(sentenceWords(lang).words, hashOf(end[1])) & Word.NeverLast) !== 0 && !/\p{L}(?:…|\.\.\.)$/u.test(text)
}

/** One of the titles and links that a list of footers was cut into. */
function isListItem({text, words, unit, lang}: UnitView): boolean {
  return unit.kind === 'item' && words <= longestHeadline && (text.endsWith(',') || lacksVerb(text, lang))
}

/** *Turquie et Russie s'activent*: a name that takes an article in running text. */
function opensWithBareName({text, words, lang}: UnitView): boolean {
  if (words > longestHeadline) return false
  const {takesArticle, longerName} = headlineWords(lang)
  if (takesArticle.size === 0) return false
  const [first, second] = wordsOf(text.slice(0, 60))
  if (!takesArticle.has(first) && !takesArticle.has(`${first} ${second}`)) return false
  // "France Gall chante", "Géorgie du Sud reste": a longer name.
  return !longerName.test(text.slice(0, 60)) && !/^[^,]{0,40},/u.test(text)
}

/** *Guerre au Nord : les secours arrivent*: a label without article or verb before a colon. */
function isLabelled({text, words, lang}: UnitView): boolean {
  const colon = text.slice(0, longestLabel + 3).search(/\s?:\s/u)
  if (colon <= 0 || colon > longestLabel || words > longestHeadline || /[«"“]/u.test(text)) return false
  const label = wordsOf(text.slice(0, colon))
  // "Première conséquence : les prix ont doublé" is prose; a headline labels with a name.
  if (!/\s\p{Lu}|\p{L}-\p{Lu}/u.test(text.slice(0, colon))) return false
  return headlineWords(lang).determiners.size > 0 && label.length >= 2 && !headlineWords(lang).determiners.has(label[0]) && lacksVerb(text.slice(0, colon), lang)
}

function hasNoVerb({text, words, lang}: UnitView): boolean {
  return words <= longestHeadline && !mayBeClause(text, lang) && lacksVerb(text, lang)
}

/** *Un incendie ravage le quartier*: after an article, a small word in -e or -ent may be a verb that no list knows. */
function mayBeClause(text: string, lang: Lang): boolean {
  const [first] = wordsOf(text.slice(0, 40))
  if (!headlineWords(lang).determiners.has(first)) return false
  const small = text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]{2,30}(?![\p{L}\p{M}])/gu) ?? []
  return small.some((word) => headlineWords(lang).verbEndings.some((ending) => word.endsWith(ending)) && !functionWords(lang).has(word))
}

/** True only when the tagger is sure that there is no finite verb. */
function lacksVerb(text: string, lang: Lang): boolean {
  return lacksFiniteVerb(text, lang.code)
}

function speaksInFirstPerson({text, lang}: UnitView): boolean {
  const {firstPerson} = headlineWords(lang)
  return !/[«"“]/u.test(text) && wordsOf(text).some((word) => firstPerson.has(word))
}

/** A piece without any stop, or with none but a quotation mark at its end. */
function isUnfinished({text}: UnitView): boolean {
  const last = text.slice(-1)
  if (!/[.!?…,;:»"”)]/u.test(last)) return true
  return /[»"”]/u.test(last) && /^\p{Lu}/u.test(text) && !/[.!?…]/u.test(text)
}

const headlineWords = perLang((lang: Lang) => {
  const words = lang.words('headlines')
  return {
    takesArticle: new Set(words.get('takes-article')),
    longerName: new RegExp(`^\\p{L}+\\s(?:(?:${(words.get('name-links') ?? []).join('|')})\\s?)?\\p{Lu}`, 'u'),
    firstPerson: new Set(words.get('first-person')),
    determiners: new Set(words.get('determiners')),
    verbEndings: words.get('verb-endings') ?? []
  }
})
