import {createHash} from 'node:crypto'
import type {FileWriter} from './files.ts'
import {createFile} from './files.ts'

/** JSON as every output file holds it: two spaces, a final newline. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/**
 * Writes an object as `toJson` does, its last field an array that need not fit in memory.
 * @returns sha256 of the file
 */
export function writeJson(path: string, head: object, field: string, rows: Iterable<unknown>): string {
  const file = hashed(path)
  const before = JSON.stringify(head, null, 2).slice(0, -2)
  let isFirst = true
  for (const row of rows) {
    const json = `    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`
    file.write(isFirst ? `${before},\n  ${JSON.stringify(field)}: [\n${json}` : `,\n${json}`)
    isFirst = false
  }
  file.write(isFirst ? `${before},\n  ${JSON.stringify(field)}: []\n}\n` : '\n  ]\n}\n')
  return file.end()
}

/**
 * Writes a file of JSON a line.
 * @param lines text, or bytes of UTF-8
 * @returns its sha256
 */
export function writeJsonLines(path: string, lines: Iterable<string | Uint8Array>): string {
  const file = hashed(path)
  for (const line of lines) {
    file.write(line)
    file.write('\n')
  }
  return file.end()
}

/** A new file that tells its sha256 when it ends. */
function hashed(path: string): Pick<FileWriter, 'write'> & {end(): string} {
  const hash = createHash('sha256')
  const {write, close} = createFile(path, (bytes) => hash.update(bytes))
  return {
    write,
    end() {
      close()
      return hash.digest('hex')
    }
  }
}
