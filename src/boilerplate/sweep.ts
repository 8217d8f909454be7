import type {CodeUnits} from '../codes.ts'
import type {Block, Doc, Unit} from '../doc.ts'
import {dropWhere} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'
import type {RuleId} from '../rules.ts'
import type {IsText} from './sure-rules.ts'
import {findFurniture, furnitureViews} from './sure-rules.ts'
import {lookAt, signTable, wordsSeen} from './signs.ts'
import type {Finding, UnitView} from './unit.ts'
import {nearScore} from './unit.ts'

/**
 * Drops the units that a rule condemns and marks those that one comes near to; returns how many go.
 * @param views of units of the block, in their order
 */
export function sweep<View extends UnitView>(doc: Doc, block: Block, views: readonly View[], find: (view: View) => Finding | null): number {
  const condemned: {readonly unit: Unit; readonly rule: RuleId}[] = []
  for (const view of views) {
    const found = find(view)
    if (found?.near) view.unit.edge ??= {rule: found.id, score: nearScore}
    else if (found) condemned.push({unit: view.unit, rule: found.id})
  }
  let next = 0
  if (condemned.length > 0) dropWhere(doc, block, (unit) => (unit === condemned[next]?.unit ? {rule: condemned[next++].rule} : null))
  return condemned.length
}

/**
 * Drops page furniture, where it is sure to be some; returns how many units go.
 * @param shift where the block begins in the code units
 * @param isText what the judge holds of the units, which are asked in their order
 */
export function sweepFurniture(doc: Doc, block: Block, lang: Lang, codes: CodeUnits, shift: number, isText?: IsText): number {
  const views = furnitureViews(block, lang, codes, shift)
  return views.length === 0 ? 0 : sweep(doc, block, views, (view) => findFurniture(view, isText))
}

/** All units of a block as rules see them that do not ask for phrases. */
export function viewsOf(block: Block, lang: Lang, codes: CodeUnits, shift: number): UnitView[] {
  const {value} = block.text
  const table = signTable(lang)
  return block.units.map((unit) => ({text: value.slice(unit.start, unit.end), words: wordsSeen(lookAt(codes, unit.start + shift, unit.end + shift, table)), phrase: null, lang, block, unit}))
}

/** The language of a block. */
export function packOf(doc: Doc, block: Block): Lang {
  return lang(block.lang === 'und' ? doc.lang : block.lang)
}
