import type {Block, Doc} from '../doc.ts'
import {cut, rewrite} from '../doc.ts'
import {findEscapes, hasEscapes} from '../repair/escapes.ts'
import {findMojibake, hasMojibake} from '../repair/mojibake.ts'
import {invisible, ligature, Sign, signsOn} from '../repair/signs.ts'
import type {Sheet} from '../sheet.ts'
import {layOut, textBlocks} from '../sheet.ts'
import {defineStage} from '../stage.ts'
import type {Edit, Span} from '../text.ts'

const invisibles = new RegExp(`${invisible.source}{1,99}`, 'gu')
const ligatures = new RegExp(ligature.source, 'gu')

/** A character with the marks that follow it, or a Hangul syllable in its parts: what NFC makes one. */
const composable = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}{0,99}/gsu

/**
 * Repair: characters that were decoded wrongly (`Ã©`, where that is clear) or escaped once too often (`&amp;eacute;`), accents apart
 * from their letters (NFC) and ligatures of typesetting become what they stand for, and characters that nobody sees go. Every repaired
 * character still maps to its raw place.
 */
export const repair = defineStage('repair', {}, (doc) => {
  let sheet = layOut(doc.blocks)
  for (const {sign, apply} of repairs) {
    if (!(signsOn(sheet) & sign)) continue
    apply(doc, sheet)
    sheet = layOut(doc.blocks)
  }
})

/** In their order: what one brings to light is for the next. */
const repairs: readonly {sign: Sign; apply(doc: Doc, sheet: Sheet): void}[] = [
  {sign: Sign.Continuation, apply: (doc, sheet) => replaceAll(doc, sheet, hasMojibake, (text) => findMojibake(text, true))},
  {sign: Sign.Ampersand, apply: (doc, sheet) => replaceAll(doc, sheet, hasEscapes, findEscapes)},
  {sign: Sign.Invisible, apply: (doc) => doc.blocks.forEach((block) => dropInvisible(doc, block))},
  {sign: Sign.Ligature, apply: (_, sheet) => normalize(sheet, ligatures, 'NFKC')},
  {sign: Sign.Composable, apply: (_, sheet) => normalize(sheet, composable, 'NFC')}
]

/** Edits all text but code where it holds, anywhere, what is wrong beyond doubt. */
function replaceAll(doc: Doc, sheet: Sheet, isWrong: (text: string) => boolean, find: (text: string) => Edit[]): void {
  if (!isWrong(sheet.text)) return
  const blocks = textBlocks(doc)
  if (isWrong(layOut(blocks).text)) for (const block of blocks) replace(doc, block, find(block.text.value))
}

/** Edits a block. What becomes a space is no longer there to be seen: that is a removal. */
function replace(doc: Doc, block: Block, edits: readonly Edit[]): void {
  for (const {start, end, insert} of edits) {
    if (insert.trim() !== '') continue
    const [from, to] = block.text.raw(start, end)
    doc.removed.push({rule: 'repair/space', start: from, end: to, score: null})
  }
  rewrite(block, edits)
}

function dropInvisible(doc: Doc, block: Block): void {
  const {value} = block.text
  if (invisible.test(value)) cut(doc, block, [...value.matchAll(invisibles)].map(({0: found, index}): Span => [index, index + found.length]), 'repair/invisible')
}

/** Puts what a pattern finds into another form of Unicode. */
function normalize({blocks, text}: Sheet, pattern: RegExp, form: 'NFC' | 'NFKC'): void {
  const isNormal = (text: string): boolean => text.normalize(form) === text
  if (isNormal(text)) return
  for (const block of blocks) {
    const {value} = block.text
    if (isNormal(value)) continue
    const edits = [...value.matchAll(pattern)].map(({0: found, index}) => ({start: index, end: index + found.length, insert: found.normalize(form)}))
    rewrite(block, edits.filter(({start, end, insert}) => insert !== value.slice(start, end)))
  }
}
