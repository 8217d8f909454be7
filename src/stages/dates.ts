import {findDates} from '../dates/find.ts'
import {lang} from '../lang/index.ts'
import {defineStage} from '../stage.ts'

/** Finds the temporal expressions of every unit and says what they mean; it removes nothing. */
export const dates = defineStage('dates', {}, (doc) => {
  for (const block of doc.blocks) {
    const pack = lang(block.lang === 'und' ? doc.lang : block.lang)
    block.dates = block.units.flatMap(({start, end}) => findDates(block.text.value, pack, {start, end, reference: doc.date}))
  }
})
