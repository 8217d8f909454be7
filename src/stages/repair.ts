import type {Block, Doc} from '../doc.ts'
import {cut, rewrite} from '../doc.ts'
import {findEscapes, hasEscapes} from '../repair/escapes.ts'
import {findMojibake, hasMojibake} from '../repair/mojibake.ts'
import {sheetOf} from '../sheet.ts'
import {defineStage} from '../stage.ts'
import type {Edit, Span} from '../text.ts'

/** Soft hyphen, zero-width space, word joiner, byte order mark inside a text, C0 and C1 controls other than tab and line ends. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u
const invisibles = new RegExp(`${invisible.source}{1,99}`, 'gu')

const ligature = /[\ufb00-\ufb06]/u
const ligatures = new RegExp(ligature.source, 'gu')

/** A character with the marks that follow it, or a Hangul syllable in its parts: what NFC makes one. */
const composable = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}{0,99}/gsu

/**
 * Repair: characters that were decoded wrongly (`Ã©`, where that is clear) or escaped once too often (`&amp;eacute;`), accents apart
 * from their letters (NFC) and ligatures of typesetting become what they stand for, and characters that nobody sees go. Every repaired
 * character still maps to its raw place.
 */
export const repair = defineStage('repair', {}, (doc) => {
  const blocks = doc.blocks.filter(({kind, units}) => kind !== 'code' && units.length > 0)
  if (hasMojibake(sheetOf(blocks).text)) for (const block of blocks) replace(doc, block, findMojibake(block.text.value, true))
  if (hasEscapes(sheetOf(blocks).text)) for (const block of blocks) replace(doc, block, findEscapes(block.text.value))
  for (const {isNeeded, apply} of repairs) {
    if (!isNeeded(sheetOf(doc.blocks).text)) continue
    for (const block of doc.blocks) if (isNeeded(block.text.value)) apply(doc, block)
  }
})

const repairs: readonly {isNeeded(text: string): boolean; apply(doc: Doc, block: Block): void}[] = [
  {isNeeded: (text) => invisible.test(text), apply: (doc, block) => cut(doc, block, [...block.text.value.matchAll(invisibles)].map(spanOf), 'repair/invisible')},
  {isNeeded: (text) => ligature.test(text), apply: (_, block) => rewrite(block, editsOf(block, ligatures, 'NFKC'))},
  {isNeeded: (text) => text.normalize('NFC') !== text, apply: (_, block) => rewrite(block, editsOf(block, composable, 'NFC'))}
]

/** Edits a block. What becomes a space is no longer there to be seen: that is a removal. */
function replace(doc: Doc, block: Block, edits: readonly Edit[]): void {
  for (const {start, end, insert} of edits) {
    if (insert.trim() !== '') continue
    const [from, to] = block.text.raw(start, end)
    doc.removed.push({rule: 'repair/space', start: from, end: to, score: null})
  }
  rewrite(block, edits)
}

function spanOf(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].length]
}

/** What a pattern finds in a block, in another form of Unicode. */
function editsOf({text}: Block, pattern: RegExp, form: 'NFC' | 'NFKC'): Edit[] {
  return [...text.value.matchAll(pattern)].flatMap(({0: found, index}) => {
    const insert = found.normalize(form)
    return insert === found ? [] : [{start: index, end: index + found.length, insert}]
  })
}
