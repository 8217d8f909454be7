import type {AcrossOptions, Repeat} from '../duplicates/across.ts'
import {repeatsAcross} from '../duplicates/across.ts'
import type {Fingerprint} from '../duplicates/fingerprint.ts'
import type {Stage} from '../stage.ts'
import {keysFile, readFingerprints} from './fingerprints.ts'
import {keepersOf, sharedKeys} from './keys.ts'

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
  const shared = sharedKeys(folders.map(keysFile))
  const fingerprints: Fingerprint[] = []
  const places = new Map<string, {pack: number; ordinal: number}>()
  folders.forEach((folder, pack) => {
    const wanted = keepersOf(shared, keysFile(folder))
    if (wanted.size === 0) return
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
