import {readFileSync} from 'node:fs'
import {built} from '../../built.ts'
import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import type {Register} from '../registers.ts'
import type {Artefact, Unpacked} from './artefact.ts'
import {artefactOf, unpack} from './artefact.ts'
import {Model} from './model.ts'

const models = new Map<string, Model>()

/** The model of a language, `entities.bin` of its pack, made when first asked for; null when the pack has none. A register that the language has not changes nothing. */
export function modelOf(pack: Lang, register: Register): Model | null {
  const artefact = read(pack)
  if (artefact === null) return null
  const own = artefact.header.registers.includes(register) ? register : 'modern'
  const key = `${pack.code} ${own}`
  if (!models.has(key)) models.set(key, new Model(artefact, pack, own))
  return models.get(key)!
}

const read = perLang((pack: Lang): Artefact | null => {
  const unpacked = built(`entities-${pack.code}`, () => readPacked(pack.code))
  return unpacked && artefactOf(unpacked)
})

function readPacked(code: string): Unpacked | null {
  try {
    return unpack(readFileSync(new URL(`../../lang/${code}/entities.bin`, import.meta.url)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
