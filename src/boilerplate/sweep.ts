import type {Block, Doc, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'
import type {RuleId} from '../rules.ts'
import type {Finding, UnitView} from './unit.ts'
import {nearScore, viewOf} from './unit.ts'

/** Drops the units that a rule condemns and marks those that one comes near to; returns how many go. */
export function sweep(doc: Doc, block: Block, pack: Lang, find: (view: UnitView) => Finding | null): number {
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

/** The language of a block. */
export function packOf(doc: Doc, block: Block): Lang {
  return lang(block.lang === 'und' ? doc.lang : block.lang)
}
