import type {Block, Doc} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
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
  for (const block of doc.blocks) {
    if (block.kind === 'code' || block.units.length === 0) continue
    const pack = packOf(doc, block)
    cutBylines(doc, block, pack)
    sweepNotice(doc, block, pack)
  }
}

const notice = 'boilerplate/cookie-notice'

/** Drops page furniture, and what is left of a paragraph that begins with a cookie notice: it goes on about consent without a word of the lists. */
function sweepNotice(doc: Doc, block: Block, pack: Lang): void {
  const [first] = block.units
  const before = doc.removed.length
  sweepFurniture(doc, block, pack)
  const isNotice = !block.units.includes(first) && doc.removed[before]?.rule === notice
  if (isNotice) dropUnits(doc, block, new Set(block.units), notice)
}
