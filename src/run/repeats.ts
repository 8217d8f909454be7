import type {AcrossOptions} from '../duplicates/across.ts'
import {repeatsAcross} from '../duplicates/across.ts'
import type {Stage} from '../stage.ts'
import type {InputFile} from './inputs.ts'
import type {MapOptions, Mapped} from './map.ts'
import {mapAgain} from './map.ts'

/** The options of the stage `duplicates` that look across documents; null when it does not run. */
export function acrossOptions(stages: readonly Stage[]): AcrossOptions | null {
  const options = stages.find(({stage}) => stage === 'duplicates')?.options
  return options && 'documentSimilarity' in options ? (options as unknown as AcrossOptions) : null
}

/**
 * Compares the documents of a run by their fingerprints and cleans again those that repeat others.
 * @param mapped the documents of each file
 */
export async function withoutRepeats(mapped: readonly (readonly Mapped[])[], files: readonly InputFile[], options: MapOptions): Promise<Mapped[]> {
  if (options.across === null) return mapped.flat()
  const fingerprints = mapped.flat().map(({fingerprint}) => fingerprint).filter((fingerprint) => fingerprint !== null)
  const repeats = repeatsAcross(fingerprints, options.across)
  const cleaned = new Map<string, Mapped>()
  for (const [i, file] of files.entries()) {
    const again = mapped[i].filter(({id}) => repeats.has(id))
    if (again.length > 0) for (const document of await mapAgain(file, again, repeats, options)) cleaned.set(document.id, document)
  }
  return mapped.flat().map((document) => cleaned.get(document.id) ?? document)
}
