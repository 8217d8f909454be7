import type {History} from '../dates/find.ts'
import {finderOf, readReference} from '../dates/find.ts'
import {lang} from '../lang/index.ts'
import {isFlat} from '../sentences/flat.ts'
import {defineStage} from '../stage.ts'

/** Finds the temporal expressions of every unit and says what they mean; it removes nothing. */
export const dates = defineStage(
  'dates',
  {
    /** A plain block this long, in UTF-16 code units, lost its line structure: its sentences may stand in any order, so that none explains the next. As in `boilerplate`. */
    flatLength: 2500
  },
  (doc, _file, {flatLength}) => {
    const history: History = {last: null}
    const reference = readReference(doc.date)
    for (const block of doc.blocks) {
      const finder = finderOf(lang(block.lang === 'und' ? doc.lang : block.lang))
      const context = isFlat(block, flatLength) ? {reference} : {reference, history}
      const text = block.text.value
      block.dates = []
      // Most units have none: to spread nothing took a tenth of the time.
      for (const {start, end} of block.units) for (const mention of finder.find({text, start, end}, context)) block.dates.push(mention)
    }
  }
)
