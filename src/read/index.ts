import type {Doc} from '../doc.ts'
import {readHtml} from './html.ts'
import {readMarkdown} from './markdown.ts'
import {readText} from './text.ts'

/** Turns decoded raw text into blocks. Everything visible goes into a block; offsets index the raw text. */
export type Reader = (raw: string) => Doc

export const mediaTypes = ['text/plain', 'text/markdown', 'text/html'] as const
export type MediaType = (typeof mediaTypes)[number]

export const readers: Readonly<Record<MediaType, Reader>> = {
  'text/plain': readText,
  'text/markdown': readMarkdown,
  'text/html': readHtml
}

/** What a file holds, by the end of its name: one document, or one record a line. */
const extensions: Readonly<Record<string, MediaType | 'application/jsonl'>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  jsonl: 'application/jsonl',
  ndjson: 'application/jsonl'
}

/**
 * Media type and packing of a file by its name: `a/b.html.gz` is gzipped HTML.
 * @returns `mediaType` null for an extension that no reader is known for
 */
export function typeOfFile(name: string): {mediaType: MediaType | 'application/jsonl' | null; gzip: boolean} {
  const gzip = /\.gz$/i.test(name)
  const extension = /\.([a-z0-9]+)$/i.exec(gzip ? name.slice(0, -3) : name)?.[1].toLowerCase() ?? ''
  return {mediaType: Object.hasOwn(extensions, extension) ? extensions[extension] : null, gzip}
}
