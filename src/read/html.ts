import type {Block, Doc} from '../doc.ts'
import {createBlock, createDoc} from '../doc.ts'
import type {Found} from './html-blocks.ts'
import {blockFinder} from './html-blocks.ts'
import {metadataFinder} from './metadata.ts'
import type {Visitor} from './parse-html.ts'
import {parseHtml} from './parse-html.ts'

/**
 * Reads HTML: its visible text in source order, one block for each run of text between two block elements, white space
 * collapsed as a browser does, `<br>` a line feed (two of them end the block), the cells of a row parted by tabs.
 * Title, author, site, date and language are what the page says of itself.
 */
export function readHtml(raw: string): Doc {
  const blocks = blockFinder(raw, 0)
  const metadata = metadataFinder(raw)
  parseHtml(raw, both(blocks.visitor, metadata.visitor))
  return createDoc(toBlocks(blocks.end()), metadata.end())
}

/** The blocks of a part of a text that is HTML. */
export function readHtmlPart(raw: string, start: number, end: number): Block[] {
  const blocks = blockFinder(raw, start)
  parseHtml(raw.slice(start, end), blocks.visitor)
  return toBlocks(blocks.end())
}

function toBlocks(found: readonly Found[]): Block[] {
  const blocks = found.map(({draft, context, kind, inner}) => {
    const {linked, links} = draft
    const level = kind === context.kind ? context.level : null
    return createBlock(kind, draft.toText(), {level, lang: context.lang, evidence: {linked, links, element: context.element, inner}})
  })
  return blocks.filter(({units}) => units.length > 0)
}

function both(first: Visitor, second: Visitor): Visitor {
  return {
    open(element) {
      first.open(element)
      second.open(element)
    },
    close(element) {
      first.close(element)
      second.close(element)
    },
    text(start, end, parent) {
      first.text(start, end, parent)
      second.text(start, end, parent)
    },
    directive() {
      first.directive?.()
      second.directive?.()
    }
  }
}
