import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {repeatsAcross} from '../../src/duplicates/across.ts'
import {fingerprintOf} from '../../src/duplicates/fingerprint.ts'
import {clean} from '../../src/library.ts'
import {writeFingerprints} from '../../src/run/fingerprints.ts'
import {acrossOptions, findRepeats} from '../../src/run/repeats.ts'
import {duplicates} from '../../src/stages/index.ts'
import {folder} from '../cli/tamis.ts'

const options = acrossOptions([duplicates({furnitureDocuments: 3, documentWords: 10})])!
const footer = 'Toutes les photographies de cette page restent la propriété de leurs auteurs respectifs.'
const texts = Array.from({length: 40}, (_, i) => {
  const story = `Le navire numéro ${i % 30} quitta le port de la ville au petit matin du ${(i % 30) + 1} mars avec ${(i % 30) * 3 + 7} marins à son bord, sous un ciel de plomb.`
  return i % 4 === 0 ? `${story}\n\n${footer}` : story
})

test('documents in packs repeat what they repeat when all are held in memory', () => {
  const fingerprints = texts.map((raw, i) => fingerprintOf({...clean({raw, lang: 'fr'}), id: String(i).padStart(2, '0')}, options))
  const cwd = folder()
  const folders = [0, 1, 2].map((pack) => {
    const path = join(cwd, String(pack))
    mkdirSync(path)
    const writer = writeFingerprints(path)
    fingerprints.forEach((fingerprint, i) => i % 3 === pack && writer.add(i === 39 ? null : fingerprint))
    writer.close()
    return path
  })
  const expected = repeatsAcross(fingerprints.slice(0, 39), options)
  const found = findRepeats(folders, options).flatMap((shard, pack) => shard.map(([ordinal, repeats]) => [fingerprints[ordinal * 3 + pack].document, repeats] as const))
  expect(expected.size).toBeGreaterThan(9)
  expect(new Map(found)).toEqual(expected)
})
