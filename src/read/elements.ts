import type {BlockKind} from '../doc.ts'
import {languageCode} from './language-code.ts'
import type {Element} from './parse-html.ts'

/** What an element says of the text inside it. */
export interface Context {
  element: Element | null
  kind: BlockKind
  level: number | null
  /** `und` where nothing below `<html>` states it. */
  lang: string
  listDepth: number
  keepsSpace: boolean
}

export const outside: Context = {element: null, kind: 'paragraph', level: null, lang: 'und', listDepth: 0, keepsSpace: false}

/** Elements whose text is never seen; a title is metadata. Text that a page merely hides is given, and its evidence says so. */
export const invisible = names('script style template title iframe noembed datalist')

/** Elements in which `</b>` is text. */
export const literal = names('xmp plaintext textarea')

const keepingSpace = names('pre listing xmp plaintext textarea')
const lists = names('ul ol menu dir dl select')

/** What the text of an element is. Inside sections and cells a paragraph begins anew; elsewhere a kind goes down to what it holds. */
const kinds: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries({
    heading: 'h1 h2 h3 h4 h5 h6',
    item: 'li dt dd option',
    quote: 'blockquote',
    caption: 'figcaption caption',
    code: 'pre listing xmp plaintext',
    paragraph: 'article aside dialog footer form header main nav section td th'
  } satisfies Partial<Record<BlockKind, string>>).flatMap(([kind, list]) => [...names(list)].map((name) => [name, kind as BlockKind] as const))
)

/** Elements without a kind that stand on lines of their own, too. Buttons and the like count, since their labels are no words of a sentence. */
const plainBlocks = names(
  'address body button center details dir div dl fieldset figure frameset head hgroup hr html legend menu meter noframes ol optgroup p ' +
  'progress search select summary table tbody textarea tfoot thead tr ul'
)

/** Whether an element ends the block before it and begins another. */
export function isBlock(name: string): boolean {
  return kinds.has(name) || plainBlocks.has(name)
}

export function contextOf(parent: Context, element: Element): Context {
  const {name, attribs} = element
  const listDepth = parent.listDepth + (lists.has(name) ? 1 : 0)
  const kind = kinds.get(name)
  return {
    element,
    kind: kind ?? parent.kind,
    level: kind ? levelOf(kind, name, listDepth) : parent.level,
    lang: (name !== 'html' && languageCode(attribs.lang ?? attribs['xml:lang'])) || parent.lang,
    listDepth,
    keepsSpace: parent.keepsSpace || keepingSpace.has(name)
  }
}

function levelOf(kind: BlockKind, name: string, listDepth: number): number | null {
  if (kind === 'heading') return Number(name[1])
  return kind === 'item' ? Math.max(1, listDepth) : null
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
