import type {Block, Doc, Evidence} from '../doc.ts'
import {createBlock, createDoc} from '../doc.ts'
import type {Element, Node} from './dom.ts'
import {parse} from './dom.ts'
import {readEvidence} from './evidence.ts'
import {findBlocks} from './html-blocks.ts'
import {readMetadata} from './metadata.ts'

/**
 * Reads HTML: its visible text in source order, one block for each run of text between two block elements, white space
 * collapsed as a browser does, `<br>` a line feed (two of them end the block), the cells of a row parted by tabs.
 * Title, author, site, date and language are what the page says of itself.
 */
export function readHtml(raw: string): Doc {
  const $ = parse(raw)
  return createDoc(toBlocks(raw, $.root()[0].children, 0), readMetadata($))
}

/** The blocks of a part of a text that is HTML. */
export function readHtmlPart(raw: string, start: number, end: number): Block[] {
  return toBlocks(raw, parse(raw.slice(start, end)).root()[0].children, start)
}

function toBlocks(raw: string, nodes: readonly Node[], base: number): Block[] {
  const evidence = new Map<Element | null, Omit<Evidence, 'linked'>>()
  return findBlocks(raw, nodes, base).flatMap(({draft, context, kind}) => {
    const text = draft.toText()
    if (text.value.trim() === '') return []
    const {element, lang} = context
    if (!evidence.has(element)) evidence.set(element, readEvidence(element))
    const level = kind === context.kind ? context.level : null
    return createBlock(kind, text, {level, lang, evidence: {linked: draft.linked, ...evidence.get(element)!}})
  })
}
