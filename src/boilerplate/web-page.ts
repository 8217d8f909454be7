import type {Doc} from '../doc.ts'
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
    sweepFurniture(doc, block, pack)
  }
}
