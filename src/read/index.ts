import type {Doc} from '../doc.ts'
import {readHtml} from './html.ts'
import {readMarkdown} from './markdown.ts'
import {readText} from './text.ts'

/** Turns decoded raw text into blocks. Everything visible goes into a block; offsets index the raw text. */
export type Reader = (raw: string) => Doc

export type MediaType = 'text/plain' | 'text/markdown' | 'text/html'

export const readers: Readonly<Record<MediaType, Reader>> = {
  'text/plain': readText,
  'text/markdown': readMarkdown,
  'text/html': readHtml
}

/** What the bytes of a source hold: one document, a record on each line, or an archive of pages. */
export type Format = MediaType | 'application/jsonl' | 'application/warc'

/** What a file holds, by the end of its name. */
const extensions: Readonly<Record<string, Format>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  jsonl: 'application/jsonl',
  ndjson: 'application/jsonl',
  warc: 'application/warc',
  wet: 'application/warc'
}

export type Packing = 'gzip' | 'zstd'

const packings: Readonly<Record<string, Packing>> = {gz: 'gzip', zst: 'zstd'}

/**
 * Format and packing of a file by its name: `a/b.html.gz` is gzipped HTML.
 * @returns `format` null for an extension that no reader is known for
 */
export function typeOfFile(name: string): {format: Format | null; packing: Packing | null} {
  const packing = packings[/\.(gz|zst)$/i.exec(name)?.[1].toLowerCase() ?? ''] ?? null
  const extension = /\.([a-z0-9]+)$/i.exec(withoutPacking(name))?.[1].toLowerCase() ?? ''
  return {format: Object.hasOwn(extensions, extension) ? extensions[extension] : null, packing}
}

export function withoutPacking(name: string): string {
  return name.replace(/\.(?:gz|zst)$/i, '')
}
