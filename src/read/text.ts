import type {Block, Doc} from '../doc.ts'
import {createBlock, createDoc} from '../doc.ts'
import {Text} from '../text.ts'

/** Reads plain text: blocks are lines. */
export function readText(raw: string): Doc {
  const blocks: Block[] = []
  for (const line of raw.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim() !== '') blocks.push(createBlock('paragraph', Text.copy(raw, line.index, line.index + line[0].length)))
  }
  return createDoc(blocks)
}
