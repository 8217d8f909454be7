import type {AcrossOptions, Repeat} from '../duplicates/across.ts'
import {repeatsAcross} from '../duplicates/across.ts'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import {mix} from '../duplicates/words.ts'
import type {Stage} from '../stage.ts'
import {readFingerprints, readKeys} from './fingerprints.ts'

/** What documents of one shard repeat of others, by their places in it. */
export type ShardRepeats = [ordinal: number, repeats: readonly Repeat[]][]

/** The options of the stage `duplicates` that look across documents; null when it does not run. */
export function acrossOptions(stages: readonly Stage[]): AcrossOptions | null {
  const options = stages.find(({stage}) => stage === 'duplicates')?.options
  return options && 'documentSimilarity' in options ? (options as unknown as AcrossOptions) : null
}

/**
 * What repeats across the documents of all packs. Only documents that share a key with another one are held in memory, and of these
 * only the passages that are shared: the others cannot change the outcome.
 * @param folders of the packs
 * @returns for each pack the repeats of its documents
 */
export function findRepeats(folders: readonly string[], options: AcrossOptions): ShardRepeats[] {
  const shared = sharedKeys(folders)
  const fingerprints: Fingerprint[] = []
  const places = new Map<string, {pack: number; ordinal: number}>()
  folders.forEach((folder, pack) => {
    const wanted = new Set<number>()
    let at = 0
    for (const keys of readKeys(folder)) {
      if (keys.some((key) => shared.has(key))) wanted.add(at)
      at++
    }
    for (const [ordinal, fingerprint] of readFingerprints(folder, (ordinal) => wanted.has(ordinal))) {
      fingerprints.push({...fingerprint, passages: fingerprint.passages.filter(({key}) => shared.has(key))})
      places.set(fingerprint.document, {pack, ordinal})
    }
  })
  const found: ShardRepeats[] = folders.map(() => [])
  for (const [document, repeats] of repeatsAcross(fingerprints, options)) {
    const {pack, ordinal} = places.get(document)!
    found[pack].push([ordinal, repeats])
  }
  for (const repeats of found) repeats.sort(([a], [b]) => a - b)
  return found
}

/** Bits of the filter for each key: one in two hundred that are not shared passes for one that is, which costs memory alone. */
const bitsPerKey = 16

/** Of the filter, for more keys than a machine should count: 256 MB, twice. */
const mostBits = 2 ** 31

/** The keys that two documents have, and a few more. */
function sharedKeys(folders: readonly string[]): {has(key: number): boolean} {
  let count = 0
  for (const folder of folders) for (const keys of readKeys(folder)) count += keys.length
  const bits = Math.min(mostBits, 2 ** Math.max(10, Math.ceil(Math.log2(bitsPerKey * (count + 1)))))
  const [once, twice] = [new Uint32Array(bits / 32), new Uint32Array(bits / 32)]
  const placeOf = (key: number): number => mix((key % 2 ** 32) ^ mix(Math.floor(key / 2 ** 32))) % bits
  const has = (set: Uint32Array, place: number): boolean => (set[place >>> 5] & (1 << (place & 31))) !== 0
  const add = (set: Uint32Array, place: number): void => void (set[place >>> 5] |= 1 << (place & 31))
  for (const folder of folders) {
    for (const keys of readKeys(folder)) {
      for (const key of keys) {
        const place = placeOf(key)
        add(has(once, place) ? twice : once, place)
      }
    }
  }
  return {has: (key) => has(twice, placeOf(key))}
}
