import {codesOf} from '../codes.ts'
import type {Block, Doc, Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import type {Lang} from '../lang/index.ts'
import {lang} from '../lang/index.ts'
import type {RuleId} from '../rules.ts'
import {Class, classes} from '../sentences/characters.ts'
import type {Finding, UnitView} from './unit.ts'
import {nearScore} from './unit.ts'

/** Drops the units that a rule condemns and marks those that one comes near to; returns how many go. */
export function sweep(doc: Doc, block: Block, pack: Lang, find: (view: UnitView) => Finding | null): number {
  const condemned = new Map<RuleId, Set<Unit>>()
  const words = countWords(block)
  let count = 0
  for (const [i, unit] of block.units.entries()) {
    const found = find({text: block.text.value.slice(unit.start, unit.end), words: words[i], lang: pack, block, unit})
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

/** Runs of letters and digits in each unit, counted without making them. */
function countWords({text, units}: Block): number[] {
  const codes = codesOf(text.value)
  return units.map(({start, end}) => {
    let count = 0
    let inside = false
    for (let i = start; i < end; i++) {
      const isWord = (classes[codes[i]] & (Class.Letter | Class.Digit)) !== 0
      if (isWord && !inside) count++
      inside = isWord
    }
    return count
  })
}
