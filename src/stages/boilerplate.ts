import type {HeadlineRule} from '../boilerplate/fragment-rules.ts'
import {fragmentRules, headlineRules} from '../boilerplate/fragment-rules.ts'
import {cutBylines} from '../boilerplate/glued-byline.ts'
import {judgeMarkup} from '../boilerplate/markup.ts'
import {sureRules} from '../boilerplate/sure-rules.ts'
import type {UnitRule} from '../boilerplate/unit.ts'
import {nearScore, viewOf} from '../boilerplate/unit.ts'
import {applyVerdicts, judgeText} from '../boilerplate/verdicts.ts'
import type {Block, Doc, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import {lang} from '../lang/index.ts'
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
    /** So many pieces of sure furniture in one flat block let the weaker headline rules speak. Clean prose has none. */
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
      const flat = isFlat(block, flatLength)
      const sure = sweep(doc, block, sureRules)
      if (verdicts?.has(block)) applyVerdicts(doc, block, verdicts.get(block)!)
      if (!flat) continue
      const rules = sure >= noisyFrom ? [...fragmentRules, ...headlineRules] : [...fragmentRules, ...headlineRules.map(onlyNear)]
      // A quotation that loses its end to a rule is open only then.
      while (sweep(doc, block, rules) > 0) continue
    }
  },
  // The lines of the judges one unit of log-odds to either side; the rules that are true of some good sentences speak later, or sooner.
  {careful: {threshold: -1, noisyFrom: 6}, strict: {threshold: 1, noisyFrom: 2}}
)

/** Drops the units that a rule condemns, the first rule that speaks giving the reason; returns how many went. */
function sweep(doc: Doc, block: Block, rules: readonly UnitRule[]): number {
  const pack = lang(block.lang === 'und' ? doc.lang : block.lang)
  const condemned = new Map<string, Set<Unit>>()
  let count = 0
  block.units.forEach((unit, index) => {
    const view = viewOf(block, index, pack)
    const rule = rules.find((rule) => rule.test(view))
    if (rule) {
      count++
      condemned.set(rule.id, (condemned.get(rule.id) ?? new Set()).add(unit))
    } else {
      const near = rules.find((rule) => rule.near?.(view))
      if (near) unit.edge ??= {rule: near.id, score: nearScore}
    }
  })
  for (const [id, units] of condemned) dropUnits(doc, block, units, id)
  return count
}

/** A rule that may not speak here: what it would condemn is a close call. */
function onlyNear({id, test, costly}: HeadlineRule): UnitRule {
  return {id, test: () => false, near: costly ? undefined : test}
}
