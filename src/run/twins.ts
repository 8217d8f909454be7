import {keepersOf, sharedKeys} from './keys.ts'
import {foldName} from './names.ts'
import type {Pack} from './pack.ts'
import {namesFile} from './pack.ts'
import type {Placed} from './place.ts'
import {placeOf} from './place.ts'
import type {Entry} from './sorted.ts'
import {Sorter, sortKey} from './sorted.ts'
import {UsageError} from './usage.ts'

/** Adds the names of a document to a sorter, which `refuseTwins` is given when all are there. */
export function addNames(sorter: Sorter, {id, file, source, line}: Placed): void {
  const value = JSON.stringify({id, source, line})
  sorter.add(sortKey('file', foldName(file)), value)
  sorter.add(sortKey('id', foldName(id)), value)
}

/** The names of documents that share a key with another one, in order: few or none, so that hardly a row is read. */
export function likelyTwins(packs: readonly Pack[], scratch: string): Iterable<Entry> {
  const shared = sharedKeys(packs.map(({folder}) => namesFile(folder)))
  const names = new Sorter(scratch)
  for (const pack of packs) {
    const wanted = keepersOf(shared, namesFile(pack.folder))
    if (wanted.size === 0) continue
    let at = 0
    for (const row of pack.rows()) if (wanted.has(at++)) addNames(names, row)
  }
  return names.entries()
}

/** Throws a UsageError that names both sources of two documents whose ids, or whose files, may be one. */
export function refuseTwins(names: Iterable<Entry>): void {
  let last: Entry = ['', '']
  for (const entry of names) {
    if (entry[0] === last[0]) refuse(...([JSON.parse(last[1]), JSON.parse(entry[1])] as [Placed, Placed]))
    last = entry
  }
}

function refuse(twin: Placed, document: Placed): never {
  throw new UsageError(
    `${placeOf(twin)} and ${placeOf(document)} have one id (${JSON.stringify(twin.id)}${twin.id === document.id ? '' : ` and ${JSON.stringify(document.id)}`}), so one would overwrite the other; rename one`
  )
}
