import {closeSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import {bandKeys} from '../duplicates/signature.ts'
import {readLines, writeAll, writeLines} from './files.ts'

/** Takes the fingerprints of the documents of a pack in their order, null for those that have none. */
export interface FingerprintWriter {
  add(fingerprint: Fingerprint | null): void
  close(): void
}

/** Keys that are written at once. */
const block = 2 ** 15

/** Writes `fingerprints`, a line for each document, and `keys`, by which two documents may meet: how many each has, then these. */
export function writeFingerprints(folder: string): FingerprintWriter {
  const lines = writeLines(join(folder, 'fingerprints'))
  const file = openSync(join(folder, 'keys'), 'w')
  let pending: number[] = []
  const flush = (): void => {
    writeAll(file, new Uint8Array(Float64Array.from(pending).buffer))
    pending = []
  }
  return {
    add(fingerprint) {
      const keys = fingerprint === null ? [] : keysOf(fingerprint)
      lines.write(fingerprint === null ? '' : pack(fingerprint))
      pending.push(keys.length, ...keys)
      if (pending.length > block) flush()
    },
    close() {
      flush()
      closeSync(file)
      lines.close()
    }
  }
}

/** The keys of each document of a pack, by its place there. */
export function* readKeys(folder: string): Generator<Float64Array> {
  const bytes = readFileSync(join(folder, 'keys'))
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  for (let at = 0; at < numbers.length; at += 1 + numbers[at]) yield numbers.subarray(at + 1, at + 1 + numbers[at])
}

/** The fingerprints of a pack by their places there, of those documents that are wanted. */
export function* readFingerprints(folder: string, isWanted: (ordinal: number) => boolean): Generator<[ordinal: number, Fingerprint]> {
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
