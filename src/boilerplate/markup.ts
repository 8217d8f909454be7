import type {Block, Doc, Markup} from '../doc.ts'
import {dropBlock} from '../doc.ts'
import {functionWords} from '../lang/function-words.ts'
import {lang} from '../lang/index.ts'
import {readWords} from '../lang/words.ts'
import {wordsOf} from './unit.ts'

/**
 * Log-odds that a block of HTML is page furniture, one weight a piece of evidence. Set by hand after the ablations of
 * the learnt judge in the literature of main-content extraction (Kohlschütter et al. 2010; Pomikálek 2011) and checked
 * on the development pages.
 */
const weights = {
  bias: 1.1,
  furniture: 2.5,
  content: -0.8,
  junkToken: 0.9,
  contentToken: -0.2,
  linked: 3,
  long: -2.8,
  short: 0.9,
  stopped: -1.2,
  grammar: -1.2,
  noGrammar: 0.5,
  heading: -1.2,
  item: 0.3
}

/** Share of a block's score that its two neighbours give. */
const context = 0.45

/** A block that scores within this of the threshold, but stays, is a close call. */
const edge = 0.15

const furniture = new Set(['nav', 'footer', 'aside', 'form', 'button', 'select', 'menu', 'dialog', 'header'])
const content = new Set(['article', 'main'])

/** How much surer the judge must be of a block when only one of its neighbours is suspect. */
const oneSided = 0.1

/** Share of letters inside links from which a block counts as links. */
const mostlyLinked = 0.3

/**
 * Removes the blocks of a web page that are not its text; blocks without markup are left alone.
 * Shortness alone condemns nothing: a block goes only when its own place, names or links speak against it, or those of its neighbours.
 */
export function judgeMarkup(doc: Doc, threshold: number): void {
  const blocks = doc.blocks.filter((block) => block.evidence !== null && block.units.length > 0)
  const own = blocks.map(logOdds)
  const suspect = blocks.map(isSuspect)
  blocks.forEach((block, i) => {
    const around = ((own[i - 1] ?? own[i]) + (own[i + 1] ?? own[i])) / 2
    const score = 1 / (1 + Math.exp(-((1 - context) * own[i] + context * around)))
    const neighbours = Number(suspect[i - 1] ?? false) + Number(suspect[i + 1] ?? false)
    const mayGo = suspect[i] || neighbours === 2 || (neighbours === 1 && !inArticle(block) && score >= threshold + oneSided)
    if (score >= threshold && mayGo) dropBlock(doc, block, 'boilerplate/markup', {score})
    else if (score >= threshold - edge) for (const unit of block.units) unit.edge = {rule: 'boilerplate/markup', score: Math.min(score, threshold)}
  })
}

/** What stands in an article is not condemned by one neighbour: its title lies between its text and the page around it. */
function inArticle({evidence}: Block): boolean {
  return pathTo(evidence!.element).some((name) => content.has(name))
}

function isSuspect({evidence, text}: Block): boolean {
  const {linked, element} = evidence!
  const [path, tokens] = [pathTo(element), tokensAround(element)]
  const letters = text.value.replace(/\s/gu, '').length
  return path.some((name) => furniture.has(name)) || tokens.some((token) => pageTokens.junk.has(token)) || linked > letters * mostlyLinked
}

function logOdds(block: Block): number {
  const {linked, element} = block.evidence!
  const [path, tokens] = [pathTo(element), tokensAround(element)]
  const text = block.text.value
  const letters = text.replace(/\s/gu, '').length
  const words = wordsOf(text)
  const grammar = words.filter((word) => functionWords(lang(block.lang)).has(word)).length / Math.max(1, words.length)
  const count = (list: ReadonlySet<string>, values: readonly string[]): number => Math.min(2, values.filter((value) => list.has(value)).length)
  return (
    weights.bias +
    weights.furniture * Math.min(1, count(furniture, path)) +
    weights.content * Math.min(1, count(content, path)) +
    weights.junkToken * count(pageTokens.junk, tokens) +
    weights.contentToken * count(pageTokens.content, tokens) +
    weights.linked * (letters > 0 ? linked / letters : 0) +
    weights.long * Math.min(1, letters / 200) +
    (letters < 25 ? weights.short : 0) +
    (/[.!?…][»"”)]?$/u.test(text.trimEnd()) ? weights.stopped : 0) +
    (grammar > 0.2 ? weights.grammar : grammar < 0.05 ? weights.noGrammar : 0) +
    (block.kind === 'heading' ? weights.heading : block.kind === 'item' ? weights.item : 0)
  )
}

/** Names of the nearest elements around a block. */
function pathTo(element: Markup | null): string[] {
  const path: string[] = []
  for (let node = element; node && path.length < maxPath; node = node.parent) path.push(node.name)
  return path
}

/** Class and id tokens of these elements. */
function tokensAround(element: Markup | null): string[] {
  const tokens: string[] = []
  for (let node = element, depth = 0; node && depth < maxPath; node = node.parent, depth++) {
    const {class: classes = '', id = ''} = node.attribs
    tokens.push(...`${classes.slice(0, 300)} ${id.slice(0, 100)}`.toLowerCase().split(/\s+/).filter(Boolean))
  }
  return tokens
}

/** Elements that are looked at; a page builder nests twenty empty ones around a block. */
const maxPath = 16

const markup = readWords('.', 'markup')
const pageTokens = {junk: new Set(markup.get('junk')), content: new Set(markup.get('content'))}
