import {fragmentRules, openQuotations, quickRules} from '../boilerplate/fragment-rules.ts'
import {cutBylines} from '../boilerplate/glued-byline.ts'
import {packOf, sweep, sweepFurniture, viewsOf} from '../boilerplate/sweep.ts'
import {findBy} from '../boilerplate/unit.ts'
import {applyVerdicts, judgeText, textByVerdicts} from '../boilerplate/verdicts.ts'
import {cleanPage} from '../boilerplate/web-page.ts'
import {dropUnits} from '../doc.ts'
import {lang} from '../lang/index.ts'
import {isFlat} from '../sentences/flat.ts'
import {sheetOf} from '../sheet.ts'
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
    /** So many pieces of sure furniture in one flat block let the rules of fragments speak. Clean prose has none. */
    noisyFrom: 3,
    /** Log-odds of content below which a block of a web page, or a piece of a text without markup, goes: −1 hurts least, 1 removes most. Figures in docs/cleaning.md. */
    threshold: 0
  },
  (doc, file, {flatLength, noisyFrom, threshold}) => {
    const {mediaType = 'text/plain'} = file.data.input ?? {}
    // Markdown has markup too, but its author wrote every line of it.
    if (mediaType === 'text/html') return cleanPage(doc, threshold)
    const whole = sheetOf(doc)
    whole.blocks.forEach((block, i) => cutBylines(doc, block, packOf(doc, block), whole.codes, whole.starts[i]))
    // Judged before anything goes, since furniture tells what stands beside it.
    const verdicts = mediaType === 'text/plain' ? judgeText(doc, lang(doc.lang), {flatLength, threshold}) : null
    const {blocks, codes, starts} = sheetOf(doc)
    blocks.forEach((block, i) => {
      if (block.units.length === 0) return
      const pack = packOf(doc, block)
      const judged = verdicts?.of(block)
      const sure = sweepFurniture(doc, block, pack, codes, starts[i], judged && textByVerdicts(judged))
      if (judged) applyVerdicts(doc, block, judged)
      // Of a page the judge has weighed each piece; in prose it does not know a headline from a sentence.
      if (!isFlat(block, flatLength) || verdicts?.isProse === false) return
      const isNoisy = sure >= noisyFrom
      sweep(doc, block, viewsOf(block, pack, codes, starts[i]), (view) => findBy(isNoisy ? fragmentRules : quickRules, view, !isNoisy))
      // Last, since a quotation that lost its end to a rule is open only then.
      if (isNoisy) dropUnits(doc, block, openQuotations(block, pack), 'boilerplate/open-quotation')
    })
  },
  // The lines of the judges one unit of log-odds to either side; the rules that are true of some good sentences speak later, or sooner.
  {careful: {threshold: -1, noisyFrom: 6}, strict: {threshold: 1, noisyFrom: 2}}
)
