import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {open} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {sha256} from './digest.ts'
import type {InputFile} from './inputs.ts'

/** A line end: the offset in bytes behind it, and the number of the line that follows. */
export interface Cut {
  at: number
  line: number
}

/**
 * Where a file of JSONL is cut, the end of the file last. It is noted, so that a file that has not changed need not be read for it.
 * @param distance bytes between two cuts on average
 * @param notes folder of what is noted; null for none
 */
export async function* cutsOf({path, name, stamp}: InputFile, distance: number, notes: string | null): AsyncGenerator<Cut> {
  const note = notes === null || stamp === null ? null : join(notes, sha256(name).slice(0, 16))
  const digestOf = (cuts: readonly Cut[]): string => sha256(JSON.stringify([name, stamp, distance, cuts]))
  const known = note && readNote(note)
  if (known && known.digest === digestOf(known.cuts)) return yield* known.cuts
  const cuts: Cut[] = []
  for await (const cut of cutLines(path, distance)) {
    cuts.push(cut)
    yield cut
  }
  if (note) writeNote(note, {digest: digestOf(cuts), cuts})
}

/** The cuts of a file, and the digest of these and of what they follow from. */
interface Note {
  digest: string
  cuts: Cut[]
}

function readNote(path: string): Note | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Note
  } catch {
    return null
  }
}

/** A run that may yet be refused has no work folder, and is not to make one. What a killed run left half written is told by its digest. */
function writeNote(path: string, note: Note): void {
  if (!existsSync(dirname(dirname(path)))) return
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, JSON.stringify(note))
}

/** Share of the distance between two cuts in which a good place for one is looked for. */
const leeway = 1 / 8

/**
 * Line ends, each soon after a multiple of a distance, with the number of the line that follows; the end of the file last. Of the line
 * ends near a multiple that is one whose number can be halved most often: a line that grows moves the others a little, and hardly a cut.
 */
async function* cutLines(path: string, distance: number): AsyncGenerator<Cut> {
  const file = await open(path)
  try {
    const chunk = Buffer.allocUnsafe(2 ** 20)
    let wanted = distance
    let best: Cut | null = null
    let line = 1
    let offset = 0
    for (let {bytesRead} = await file.read(chunk, 0, chunk.length, 0); bytesRead > 0; {bytesRead} = await file.read(chunk, 0, chunk.length, offset)) {
      const bytes = chunk.subarray(0, bytesRead)
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) {
        line++
        const at = offset + end + 1
        if (best !== null && at >= wanted + leeway * distance) {
          yield best
          wanted = (Math.floor(best.at / distance) + 1) * distance
          best = null
        }
        if (at >= wanted && (best === null || evenness(line) > evenness(best.line))) best = {at, line}
      }
      offset += bytesRead
    }
    if (best !== null) yield best
    yield {at: offset, line}
  } finally {
    await file.close()
  }
}

/** The largest power of two that divides a number. */
function evenness(number: number): number {
  return number & -number
}
