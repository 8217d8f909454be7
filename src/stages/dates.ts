import type {History} from '../dates/find.ts'
import {findDates} from '../dates/find.ts'
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
    for (const block of doc.blocks) {
      const pack = lang(block.lang === 'und' ? doc.lang : block.lang)
      const ordered = isFlat(block, flatLength) ? undefined : history
      block.dates = []
      for (const {start, end} of block.units) {
        for (const mention of findDates(block.text.value, pack, {start, end, reference: doc.date, history: ordered})) block.dates.push(mention)
      }
    }
  }
)
