import type {Block, Doc} from '../doc.ts'
import {cut, rewrite} from '../doc.ts'
import {findEscapes, hasEscapes} from '../repair/escapes.ts'
import {findMojibake, hasMojibake} from '../repair/mojibake.ts'
import {defineStage} from '../stage.ts'
import type {Edit, Span} from '../text.ts'

/** Nothing but these, and there is nothing to repair but character references. */
const notPlain = /[^\t\n\r -~]/u

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
  const misread = blocks.some(({text}) => notPlain.test(text.value) && hasMojibake(text.value))
  if (misread) for (const block of blocks) replace(doc, block, findMojibake(block.text.value, true))
  const escaped = blocks.some(({text}) => hasEscapes(text.value))
  if (escaped) for (const block of blocks) replace(doc, block, findEscapes(block.text.value))
  for (const block of doc.blocks) {
    if (!notPlain.test(block.text.value)) continue
    if (invisible.test(block.text.value)) cut(doc, block, [...block.text.value.matchAll(invisibles)].map(spanOf), 'repair/invisible')
    if (ligature.test(block.text.value)) rewrite(block, [...block.text.value.matchAll(ligatures)].map((match) => edit(match, match[0].normalize('NFKC'))!))
    if (block.text.value.normalize('NFC') !== block.text.value) {
      rewrite(block, [...block.text.value.matchAll(composable)].map((match) => edit(match, match[0].normalize('NFC'))).filter((edit) => edit !== null))
    }
  }
})

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

/** Null when nothing changes. */
function edit(match: RegExpExecArray, insert: string): Edit | null {
  return insert === match[0] ? null : {start: match.index, end: match.index + match[0].length, insert}
}
