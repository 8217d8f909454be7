import type {CheerioAPI} from 'cheerio/slim'
import {load} from 'cheerio/slim'
import {Tokenizer} from 'htmlparser2'

export type Node = ReturnType<CheerioAPI['root']>[0]['children'][number]
export type Element = Extract<Node, {attribs: unknown}>

/** Elements may stand this deep, as in Blink and WebKit; deeper ones are flattened. The parser's stack costs its depth at every tag. */
const maxDepth = 512

/** Elements whose content is no markup: they must open at any depth, or their content would be text. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'template'])

/** The parser behind a tokenizer: what is needed here of its inside. */
interface ParserInternals {
  startIndex: number
  readonly stack: readonly string[]
  getSlice(start: number, end: number): string
}

type Callbacks = ConstructorParameters<typeof Tokenizer>[1]

/** The tokenizer of htmlparser2, which tells its parser what two of its events get wrong. */
class ExactTokenizer extends Tokenizer {
  constructor(options: ConstructorParameters<typeof Tokenizer>[0], parser: Callbacks) {
    limitDepth(parser as Callbacks & ParserInternals)
    startText(parser as Callbacks & ParserInternals)
    super(options, parser)
  }
}

const options = {xml: {xmlMode: false, decodeEntities: false, withStartIndices: true, withEndIndices: true, Tokenizer: ExactTokenizer}}

/** Parses HTML into cheerio's tree in source order. Nodes know their offsets; references are left as they are. */
export function parse(html: string): CheerioAPI {
  return load(html, options)
}

export function isElement(node: Node): node is Element {
  return 'attribs' in node
}

/**
 * Walks a tree in source order without recursion.
 * @param enter called before the children; they are left out when it returns false
 * @param leave called after the children
 */
export function walk(nodes: readonly Node[], enter: (node: Node) => boolean, leave: (node: Element) => void): void {
  let node: Node | null = nodes[0] ?? null
  while (node) {
    if (enter(node) && isElement(node)) {
      if (node.children.length > 0) {
        node = node.children[0]
        continue
      }
      leave(node)
    }
    while (node && !node.next) {
      node = node.parent && 'attribs' in node.parent ? node.parent : null
      if (node) leave(node as Element)
    }
    node = node?.next ?? null
  }
}

/** Turns the opening tags of elements that stand too deep into processing instructions, which hold nothing. */
function limitDepth(parser: Callbacks & ParserInternals): void {
  const open = parser.onopentagname.bind(parser)
  parser.onopentagname = (start, end) => {
    if (parser.stack.length < maxDepth || rawText.has(parser.getSlice(start, end).toLowerCase())) open(start, end)
    else parser.onprocessinginstruction(start, end)
  }
}

/** Starts a text where it starts: after `</h1 >` the parser takes the `>` for its first character. */
function startText(parser: Callbacks & ParserInternals): void {
  const text = parser.ontext.bind(parser)
  parser.ontext = (start, end) => {
    parser.startIndex = start
    text(start, end)
  }
}
