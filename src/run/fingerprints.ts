import {join} from 'node:path'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import {bandKeys} from '../duplicates/signature.ts'
import {createLines, readLines} from './files.ts'
import {writeKeys} from './keys.ts'

/** Takes the fingerprints of the documents of a pack in their order, null for those that have none. */
export interface FingerprintWriter {
  add(fingerprint: Fingerprint | null): void
  close(): void
}

/** Writes `fingerprints`, a line for each document, and `keys`, by which two documents may meet. */
export function writeFingerprints(folder: string): FingerprintWriter {
  const lines = createLines(join(folder, 'fingerprints'))
  const file = writeKeys(keysFile(folder))
  return {
    add(fingerprint) {
      lines.write(fingerprint === null ? '' : pack(fingerprint))
      file.add(fingerprint === null ? [] : keysOf(fingerprint))
    },
    close() {
      file.close()
      lines.close()
    }
  }
}

/** The keys of each document of a pack, by its place there. */
export function keysFile(folder: string): string {
  return join(folder, 'keys')
}

/** The fingerprints of a pack by their places there, of those documents that are wanted. */
export function* readFingerprints(folder: string, isWanted: (ordinal: number) => boolean = () => true): Generator<[ordinal: number, Fingerprint]> {
  let ordinal = 0
  for (const line of readLines(join(folder, 'fingerprints'))) {
    if (line !== '' && isWanted(ordinal)) yield [ordinal, unpack(line)]
    ordinal++
  }
}

/** Documents that share none of them repeat nothing of each other. */
function keysOf({signature, passages}: Fingerprint): number[] {
  return [...new Set([...bandKeys(signature), ...passages.map(({key}) => key)])]
}

function pack({document, words, raw, signature, names, passages}: Fingerprint): string {
  return JSON.stringify([document, words, raw, packNumbers(signature), packNumbers(names), passages.map(({key, words, isSentence, raw}) => [key, words, isSentence ? 1 : 0, ...raw])])
}

function unpack(line: string): Fingerprint {
  const [document, words, raw, signature, names, passages] = JSON.parse(line) as [string, number, [number, number], string, string, number[][]]
  return {
    ...{document, words, raw, signature: unpackNumbers(signature), names: unpackNumbers(names)},
    passages: passages.map(([key, words, isSentence, start, end]) => ({key, words, isSentence: isSentence === 1, raw: [start, end]}))
  }
}

function packNumbers(numbers: Uint32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}

function unpackNumbers(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64')
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}
