import {wordsOf} from '../boilerplate/unit.ts'
import type {Unit} from '../doc.ts'
import {dropUnits} from '../doc.ts'
import {fold} from '../fold.ts'
import {defineStage} from '../stage.ts'

/** Exact duplicates inside a document: a unit that says, letter for letter, what an earlier one said. The first stays. */
export const duplicates = defineStage(
  'duplicates',
  {
    /** Shorter units may repeat: formulas of debates, notes. Code and headings always may. Tuned on the clean French sentence set. */
    minWords: 12
  },
  (doc, _file, {minWords}) => {
    const seen = new Set<string>()
    for (const block of doc.blocks) {
      if (block.kind === 'code' || block.kind === 'heading') continue
      const repeated = new Set<Unit>()
      for (const unit of block.units) {
        const words = wordsOf(fold(block.text.value.slice(unit.start, unit.end)))
        if (words.length < minWords) continue
        const key = words.join(' ')
        if (seen.has(key)) repeated.add(unit)
        seen.add(key)
      }
      if (repeated.size > 0) dropUnits(doc, block, repeated, 'duplicates/exact')
    }
  }
)
