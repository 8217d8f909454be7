import type {Block, Doc} from '../doc.ts'
import {cut, rewrite} from '../doc.ts'
import {defineStage} from '../stage.ts'
import type {Edit, Span} from '../text.ts'

/** Soft hyphen, zero-width space, word joiner, byte order mark inside a text, C0 and C1 controls other than tab and line ends. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/gu

const ligatures = /[\ufb00-\ufb06]/gu

/** A letter with the combining marks that follow it. */
const combining = /\p{L}\p{M}{1,99}/gu

/**
 * Repair: drops characters that nobody sees, composes letters with their accents (NFC), and spells out ligatures of
 * typesetting. Every repaired character still maps to its raw place.
 */
export const repair = defineStage('repair', {}, (doc) => {
  for (const block of doc.blocks) {
    dropInvisible(doc, block)
    rewrite(block, [...block.text.value.matchAll(combining)].map(composed).filter((edit) => edit !== null))
    rewrite(block, [...block.text.value.matchAll(ligatures)].map((match) => edit(match, match[0].normalize('NFKC'))))
  }
})

function dropInvisible(doc: Doc, block: Block): void {
  const spans = [...block.text.value.matchAll(invisible)].map((match): Span => [match.index, match.index + match[0].length])
  if (spans.length > 0) cut(doc, block, spans, 'repair/invisible')
}

function composed(match: RegExpExecArray): Edit | null {
  const normal = match[0].normalize('NFC')
  return normal === match[0] ? null : edit(match, normal)
}

function edit(match: RegExpExecArray, insert: string): Edit {
  return {start: match.index, end: match.index + match[0].length, insert}
}
