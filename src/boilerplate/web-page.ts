import type {Block, Doc} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {CodeUnits} from '../codes.ts'
import type {Lang} from '../lang/index.ts'
import {layOut, textBlocks} from '../sheet.ts'
import {cutBylines} from './glued-byline.ts'
import {judgeMarkup} from './markup.ts'
import type {PageModel} from './page-model.ts'
import {packOf, sweepFurniture} from './sweep.ts'

/**
 * Removes the boilerplate of a web page: the blocks that the judge takes for no content, then what sure rules find in the others.
 * @param threshold log-odds of content from which a block stays
 */
export function cleanPage(doc: Doc, threshold: number, model?: PageModel): void {
  judgeMarkup(doc, threshold, model)
  const blocks = textBlocks(doc)
  const whole = layOut(blocks)
  blocks.forEach((block, i) => cutBylines(doc, block, packOf(doc, block), whole.codes, whole.starts[i]))
  const {codes, starts} = layOut(blocks)
  blocks.forEach((block, i) => sweepNotice(doc, block, packOf(doc, block), codes, starts[i]))
}

const notice = 'boilerplate/cookie-notice'

/** Drops page furniture, and what is left of a paragraph that begins with a cookie notice: it goes on about consent without a word of the lists. */
function sweepNotice(doc: Doc, block: Block, pack: Lang, codes: CodeUnits, shift: number): void {
  const [first] = block.units
  const before = doc.removed.length
  sweepFurniture(doc, block, pack, codes, shift)
  const isNotice = !block.units.includes(first) && doc.removed[before]?.rule === notice
  if (isNotice) dropUnits(doc, block, new Set(block.units), notice)
}
