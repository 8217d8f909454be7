import {codesOf} from '../codes.ts'
import type {Doc} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {readWords} from '../lang/words.ts'
import type {RuleId} from '../rules.ts'
import type {Box} from './page-boxes.ts'
import type {PageFeatures} from './page-features.ts'
import {firstPhrase, phrasesOn} from './phrases.ts'

/** Longer blocks are prose, whatever phrase they hold. */
const longestPhrased = 200

/** Code units of a block, with hardly any of them in links, from which it is text of something else rather than furniture. */
const longText = 150
const fewLinks = 0.3

/** Elements that say what stands in them. */
const elements: ReadonlyMap<string, string> = new Map([
  ['nav', 'navigation'], ['footer', 'footer'], ['figcaption', 'caption'], ['caption', 'caption'], ['button', 'navigation'], ['select', 'navigation'], ['form', 'form'], ['aside', 'aside']
])

/** Places that hold all sorts of things, so that a phrase in the block says more. */
const broad = new Set(['navigation', 'footer', 'form', 'aside'])

/**
 * The rule by which a block goes that the judge condemned, which tells its reason: by the nearest element or name around it that
 * says what it is, by a phrase that it holds, else by its links.
 */
export function ruleOf(doc: Doc, {blocks, boxes, lengths, article}: PageFeatures, i: number): RuleId {
  const {text, evidence} = blocks[i]
  const place = named(boxes.own[i], boxes.inner[i])
  if (place !== null && !broad.has(place)) return rules.get(place)!
  const phrase = lengths[i] <= longestPhrased ? firstPhrase(phrasesOn(codesOf(text.value), lang(doc.lang)))?.section : undefined
  const rule = rules.get(phrase ?? '') ?? rules.get(place ?? '')
  if (rule) return rule
  const linked = evidence!.linked / Math.max(1, text.length)
  if (boxes.own[i].hidden) return 'boilerplate/page-hidden'
  if (lengths[i] < longText || linked > fewLinks) return linked > fewLinks ? 'boilerplate/page-links' : 'boilerplate/markup'
  return boxes.own[i].article !== article ? 'boilerplate/page-other-article' : 'boilerplate/markup'
}

/** What the nearest element or name around a block that speaks says it is. */
function named(own: Box, inner: readonly string[]): string | null {
  for (const name of inner) if (kinds.has(name)) return kinds.get(name)!
  for (let box: Box | null = own; box; box = box.parent) {
    for (const name of box.label.names) if (kinds.has(name)) return kinds.get(name)!
    if (elements.has(box.label.name)) return elements.get(box.label.name)!
  }
  return null
}

const kinds = new Map([...readWords('.', 'markup')].flatMap(([kind, names]) => names.map((name) => [name, kind] as const)))

const rules: ReadonlyMap<string, RuleId> = new Map([
  ['comment', 'boilerplate/page-comment'],
  ['cookie-notice', 'boilerplate/page-cookie-notice'],
  ['newsletter', 'boilerplate/page-newsletter'],
  ['related-links', 'boilerplate/page-related'],
  ['caption', 'boilerplate/page-caption'],
  ['credit', 'boilerplate/page-caption'],
  ['byline', 'boilerplate/page-byline'],
  ['advertising', 'boilerplate/page-advertising'],
  ['navigation', 'boilerplate/page-navigation'],
  ['footer', 'boilerplate/page-footer'],
  ['form', 'boilerplate/page-form'],
  ['aside', 'boilerplate/page-aside']
])
