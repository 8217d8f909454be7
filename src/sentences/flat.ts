import type {Block} from '../doc.ts'

/** True for a block whose inner structure was lost: one long paragraph of plain text, at least `flatLength` code units. */
export function isFlat(block: Block, flatLength: number): boolean {
  return block.kind === 'paragraph' && block.evidence === null && block.text.length >= flatLength
}
