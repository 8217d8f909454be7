import type {Nodes, Parents} from 'mdast'
import type * as Markdown from 'mdast-util-from-markdown'
import {load} from '../bridge/load.ts'
import type {Block, BlockKind, Doc, Markup} from '../doc.ts'
import {createBlock, createDoc} from '../doc.ts'
import type {Draft} from './draft.ts'
import {readFrontMatter} from './front-matter.ts'
import {readHtmlPart} from './html.ts'
import {tame} from './markdown-tame.ts'
import {readCode, readInline} from './markdown-text.ts'

/** What the containers around a block make of it. */
interface Context {
  kind: BlockKind
  level: number | null
  listDepth: number
  /** The HTML element that the Markdown stands for. */
  element: Markup | null
}

const outside: Context = {kind: 'paragraph', level: null, listDepth: 0, element: null}

/** The second line of a table: `| --- | :-: |`. */
const delimiterRow = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?$/

/**
 * Reads Markdown (CommonMark, and the tables of GitHub) as a reader of the page sees it: markers, addresses of links, images
 * and tags are not given; a soft line break is a space, a hard one a line feed. YAML at the top gives title, author, date and language.
 */
export function readMarkdown(raw: string): Doc {
  const {metadata, end: base} = readFrontMatter(raw)
  const source = tame(raw.slice(base))
  const blocks: Block[] = []
  const {fromMarkdown} = load<typeof Markdown>('mdast-util-from-markdown')
  readBlock(fromMarkdown(source), outside)
  return createDoc(blocks, metadata)

  function readBlock(node: Nodes, context: Context): void {
    const {kind, level, listDepth, element} = context
    const from = node.position!.start.offset!
    const to = node.position!.end.offset!
    switch (node.type) {
      case 'paragraph':
        return readParagraph(node, source.slice(from, to), context)
      case 'heading':
        return add(readInline(raw, base, node, false), {...context, kind: 'heading', level: node.depth}, `h${node.depth}`)
      case 'code':
        return add([readCode(raw, base, source, from, to, node.value)], {...context, kind: 'code', level: null}, 'pre')
      case 'html':
        return readHtml(from, to, context)
      case 'blockquote':
        return readAll(node, {kind: 'quote', level: null, listDepth, element: inside(element, 'blockquote')})
      case 'list':
        return readAll(node, {kind, level, listDepth: listDepth + 1, element: inside(element, node.ordered ? 'ol' : 'ul')})
      case 'listItem':
        return readAll(node, {kind: 'item', level: listDepth, listDepth, element: inside(element, 'li')})
      case 'root':
        return readAll(node, context)
    }
  }

  function readAll(parent: Parents, context: Context): void {
    for (const child of parent.children) readBlock(child, context)
  }

  function readParagraph(node: Parents, paragraph: string, context: Context): void {
    const isTable = delimiterRow.test(paragraph.split(/\r\n?|\n/, 2)[1] ?? '')
    add(readInline(raw, base, node, isTable), isTable ? {...context, kind: 'row', level: null} : context, isTable ? 'tr' : 'p')
  }

  /** A block of HTML, line by line where the marks of a quotation stand before each line. */
  function readHtml(from: number, to: number, {element}: Context): void {
    if (!isQuoted(element)) return void blocks.push(...readHtmlPart(raw, base + from, base + to))
    for (const {0: line, index} of source.slice(from, to).matchAll(/[^\r\n]+/g)) {
      const start = index === 0 ? 0 : /^[ \t>]*/.exec(line)![0].length
      blocks.push(...readHtmlPart(raw, base + from + index + start, base + from + index + line.length))
    }
  }

  function add(drafts: readonly Draft[], {kind, level, element: around}: Context, name: string): void {
    const element = inside(around, name)
    for (const draft of drafts) {
      if (draft.isEmpty) continue
      const block = createBlock(kind, draft.toText(), {level, evidence: {linked: draft.linked, links: draft.links, element, inner: element}})
      if (block.units.length > 0) blocks.push(block)
    }
  }
}

function inside(parent: Markup | null, name: string): Markup {
  return {name, attribs: {}, parent}
}

function isQuoted(element: Markup | null): boolean {
  return element !== null && (element.name === 'blockquote' || isQuoted(element.parent))
}
