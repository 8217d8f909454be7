import {Parser, Tokenizer} from 'htmlparser2'

/** An element of a page: a node of a light tree that is climbed, never descended. */
export interface Element {
  readonly name: string
  /** Those of `attributes` that it has, as written: references are not decoded. */
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: Element | null
}

/** What a page is made of, in source order. Offsets are those of the source. */
export interface Visitor {
  open(element: Element): void
  close(element: Element): void
  text(start: number, end: number, parent: Element | null): void
  /** A doctype or a processing instruction. */
  directive?(): void
}

/** Elements may stand this deep, as in Blink and WebKit; deeper ones are flattened. The parser's stack costs its depth at every tag. */
const maxDepth = 512

/** Elements whose content is no markup: they must open at any depth, or their content would be text. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'template'])

/** Attributes that say something of a text, or of the page. The others, two thirds of a page, are passed over: to keep them took a fifth of the time. */
const attributes = new Map([
  'class', 'id', 'role', 'itemprop', 'style', 'hidden', 'aria-hidden', 'lang', 'xml:lang', 'rel', 'type', 'property', 'name', 'content', 'http-equiv', 'datetime', 'pubdate'
].map((name) => [name, name]))

/** The parser, with what it does not show: its tokenizer tells it offsets. */
export interface ParserInternals {
  readonly stack: readonly string[]
  /** Of the tag that is being read; null for one that does not open an element. */
  readonly attribs: Record<string, string> | null
  getSlice(start: number, end: number): string
  ontext(start: number, end: number): void
  onopentagname(start: number, end: number): void
  onattribname(start: number, end: number): void
  onattribdata(start: number, end: number): void
  onattribend(): void
  onprocessinginstruction(start: number, end: number): void
}

interface TokenizerInternals {
  readonly buffer: string
  readonly offset: number
  index: number
}

/** The tokenizer of htmlparser2, which leaves the search for the end of texts, scripts and values to the engine: a third faster. */
class FastTokenizer extends Tokenizer {}
Object.assign(FastTokenizer.prototype, {
  fastForwardTo(this: TokenizerInternals, code: number): boolean {
    const found = this.buffer.indexOf(String.fromCharCode(code), this.index + 1 - this.offset)
    this.index = (found < 0 ? this.buffer.length - 1 : found) + this.offset
    return found >= 0
  }
})

/** Walks a page as htmlparser2 reads it, without a tree of nodes; every element that opens is closed. References are left as they are. */
export function parseHtml(html: string, visitor: Visitor): void {
  let element: Element | null = null
  let attribute: string | undefined
  let value = ''
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        element = {name, attribs, parent: element}
        visitor.open(element)
      },
      onclosetag(name) {
        // A tag that the page breaks off was never opened.
        if (element?.name !== name) return
        const closed = element
        element = closed.parent
        visitor.close(closed)
      },
      onprocessinginstruction() {
        visitor.directive?.()
      }
    },
    {decodeEntities: false, Tokenizer: FastTokenizer}
  )
  const internals = parser as unknown as ParserInternals
  internals.ontext = (start, end) => visitor.text(start, end, element)
  internals.onattribname = (start, end) => {
    attribute = attributes.get(html.slice(start, end).toLowerCase())
  }
  internals.onattribdata = (start, end) => {
    if (attribute !== undefined) value += html.slice(start, end)
  }
  internals.onattribend = () => {
    if (attribute !== undefined && internals.attribs !== null) internals.attribs[attribute] ??= value
    value = ''
  }
  limitDepth(internals)
  parser.end(html)
}

/** Turns the opening tags of elements that stand too deep into processing instructions, which hold nothing. */
export function limitDepth(parser: ParserInternals): void {
  const open = parser.onopentagname.bind(parser)
  parser.onopentagname = (start, end) => {
    if (parser.stack.length < maxDepth || rawText.has(parser.getSlice(start, end).toLowerCase())) open(start, end)
    else parser.onprocessinginstruction(start, end)
  }
}
