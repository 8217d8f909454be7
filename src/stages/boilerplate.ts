import {fragmentRules, openQuotations, quickRules, weakRules} from '../boilerplate/fragment-rules.ts'
import {cutBylines} from '../boilerplate/glued-byline.ts'
import {judgeMarkup} from '../boilerplate/markup.ts'
import {findFurniture} from '../boilerplate/sure-rules.ts'
import type {Finding, UnitView} from '../boilerplate/unit.ts'
import {findBy, nearScore, viewOf} from '../boilerplate/unit.ts'
import {applyVerdicts, judgeText} from '../boilerplate/verdicts.ts'
import type {Block, Doc, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'
import type {RuleId} from '../rules.ts'
import {isFlat} from '../sentences/flat.ts'
import {defineStage} from '../stage.ts'

/**
 * Boilerplate removal: page furniture anywhere, and in blocks that lost their line structure also the fragments
 * that lie between sentences.
 */
export const boilerplate = defineStage(
  'boilerplate',
  {
    /** A paragraph of plain text this long, in code units, has lost its line breaks; as in the stage `sentences`. */
    flatLength: 2500,
    /** So many pieces of sure furniture in one flat block let the weaker rules speak. Clean prose has none. */
    noisyFrom: 3,
    /** Log-odds of content below which a block of a web page, or a piece of a text without markup, goes: −1 hurts least, 1 removes most. Figures in docs/cleaning.md. */
    threshold: 0
  },
  (doc, file, {flatLength, noisyFrom, threshold}) => {
    for (const block of doc.blocks) if (block.kind !== 'code') cutBylines(doc, block, lang(block.lang === 'und' ? doc.lang : block.lang))
    // Markdown has markup too, but its author wrote every line of it.
    if (file.data.input?.mediaType === 'text/html') judgeMarkup(doc, threshold)
    // Judged before anything goes, since furniture tells what stands beside it.
    const verdicts = file.data.input?.mediaType === undefined || file.data.input.mediaType === 'text/plain' ? judgeText(doc, lang(doc.lang), {flatLength, threshold}) : null
    for (const block of doc.blocks) {
      if (block.kind === 'code' || block.units.length === 0) continue
      const pack = lang(block.lang === 'und' ? doc.lang : block.lang)
      const sure = sweep(doc, block, pack, findFurniture)
      const judged = verdicts?.ofBlock.get(block)
      if (judged) applyVerdicts(doc, block, judged)
      if (!isFlat(block, flatLength)) continue
      sweep(doc, block, pack, (view) => findBy(fragmentRules, view))
      // Of a page the judge has weighed each piece; in prose it does not know a headline from a sentence.
      if (verdicts && !verdicts.isProse) continue
      const isNoisy = sure >= noisyFrom
      sweep(doc, block, pack, (view) => findBy(isNoisy ? weakRules : quickRules, view, !isNoisy))
      // Last, since a quotation that lost its end to a rule is open only then.
      if (isNoisy) dropUnits(doc, block, openQuotations(block, pack), 'boilerplate/open-quotation')
    }
  },
  // The lines of the judges one unit of log-odds to either side; the rules that are true of some good sentences speak later, or sooner.
  {careful: {threshold: -1, noisyFrom: 6}, strict: {threshold: 1, noisyFrom: 2}}
)

/** Drops the units that a rule condemns and marks those that one comes near to; returns how many go. */
function sweep(doc: Doc, block: Block, pack: Lang, find: (view: UnitView) => Finding | null): number {
  const condemned = new Map<RuleId, Set<Unit>>()
  let count = 0
  for (const unit of block.units) {
    const found = find(viewOf(block, unit, pack))
    if (found?.near) unit.edge ??= {rule: found.id, score: nearScore}
    else if (found) {
      count++
      condemned.set(found.id, (condemned.get(found.id) ?? new Set()).add(unit))
    }
  }
  for (const [id, units] of condemned) dropUnits(doc, block, units, id)
  return count
}
