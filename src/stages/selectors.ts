import type * as Cheerio from 'cheerio/slim'
import {Tokenizer} from 'htmlparser2'
import {load} from '../bridge/load.ts'
import {dropBlock} from '../doc.ts'
import type {ParserInternals} from '../read/parse-html.ts'
import {limitDepth} from '../read/parse-html.ts'
import type {Stage} from '../stage.ts'
import {OptionError, defineStage} from '../stage.ts'
import type {Span} from '../text.ts'

const defaults = {
  /** What matches one of these stays whatever the other stages say: `['article .lead']`. */
  keep: [] as readonly string[],
  /** What matches one of these goes: `['.promo', '#related']`. */
  remove: [] as readonly string[]
}

/**
 * Keeps and removes elements of web pages by CSS selectors, for sites that one knows. It stands before the stage `boilerplate`.
 * Throws an OptionError for a selector that is none.
 */
export function selectors(options: Partial<typeof defaults> = {}): Stage {
  for (const option of ['keep', 'remove'] as const) for (const selector of options[option] ?? []) check(option, selector)
  return select(options)
}

const select = defineStage('selectors', defaults, (doc, file, {keep, remove}) => {
  if (file.data.input?.mediaType !== 'text/html' || keep.length + remove.length === 0) return
  const page = parse(String(file.value))
  doc.kept = [...doc.kept, ...rangesOf(page, keep)]
  const removed = rangesOf(page, remove)
  for (const block of doc.blocks) {
    const [start, end] = block.text.raw()
    if (removed.some(([from, to]) => from <= start && end <= to)) dropBlock(doc, block, 'selectors/removed')
  }
})

/** The tokenizer behind a parser whose nesting is bounded as that of the reader. */
class BoundedTokenizer extends Tokenizer {
  constructor(options: ConstructorParameters<typeof Tokenizer>[0], parser: ConstructorParameters<typeof Tokenizer>[1]) {
    limitDepth(parser as unknown as ParserInternals)
    super(options, parser)
  }
}

function parse(html: string): Cheerio.CheerioAPI {
  return load<typeof Cheerio>('cheerio/slim').load(html, {xml: {xmlMode: false, decodeEntities: false, withStartIndices: true, withEndIndices: true, Tokenizer: BoundedTokenizer}})
}

/** Raw ranges of the elements that match. */
function rangesOf(page: Cheerio.CheerioAPI, selectors: readonly string[]): Span[] {
  if (selectors.length === 0) return []
  return page(selectors.join(', ')).toArray().map(({startIndex, endIndex}): Span => [startIndex!, endIndex! + 1])
}

function check(option: string, selector: string): void {
  try {
    parse('')(selector)
  } catch (error) {
    throw new OptionError('selectors', option, `${JSON.stringify(selector)} is no CSS selector: ${error instanceof Error ? error.message : String(error)}`)
  }
}
