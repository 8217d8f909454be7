import {readFileSync} from 'node:fs'
import {deserialize, serialize} from 'node:v8'

/** All that was asked for, by name. */
const values = new Map<string, unknown>()

/**
 * What follows from the code and its words alone and takes long to make: as the build has laid it beside the code, else made now, as where the
 * sources run. To read tables takes a start a tenth of the time that making them takes.
 * @param name of a file: letters, digits and hyphens
 * @param make makes plain data; typed arrays are the quickest to read
 */
export function built<Value>(name: string, make: () => Value): Value {
  const value = read<Value>(name) ?? make()
  values.set(name, value)
  return value
}

/** What was asked for as the build writes it, by the names of the files. */
export function packBuilt(): [file: string, bytes: Buffer][] {
  return [...values].filter(([, value]) => value !== null).map(([name, value]) => [fileOf(name), serialize(value)])
}

function fileOf(name: string): string {
  return `${name}.bin`
}

/** Null also for what was written by a Node of which this one cannot read it. */
function read<Value>(name: string): Value | null {
  try {
    return deserialize(readFileSync(new URL(`./built/${fileOf(name)}`, import.meta.url))) as Value
  } catch {
    return null
  }
}
