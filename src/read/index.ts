import type {Doc} from '../doc.ts'
import {readText} from './text.ts'

/** Turns decoded raw text into blocks. Everything visible goes into a block; offsets index the raw text. */
export type Reader = (raw: string) => Doc

export const mediaTypes = ['text/plain', 'text/markdown', 'text/html'] as const
export type MediaType = (typeof mediaTypes)[number]

export const readers: Readonly<Record<MediaType, Reader>> = {
  'text/plain': readText,
  'text/markdown': readText,
  'text/html': readText
}
