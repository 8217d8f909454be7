import {readFileSync} from 'node:fs'
import type {Lang} from '../../lang/index.ts'
import {perLang} from '../../lang/index.ts'
import type {Register} from '../registers.ts'
import type {Artefact} from './artefact.ts'
import {decode} from './artefact.ts'
import {Model} from './model.ts'

const models = new Map<string, Model>()

/** The model of a language, `entities.bin` of its pack, made when first asked for; null when the pack has none. A register that the language has not changes nothing. */
export function modelOf(pack: Lang, register: Register): Model | null {
  const artefact = artefactOf(pack)
  if (artefact === null) return null
  const own = artefact.header.registers.includes(register) ? register : 'modern'
  const key = `${pack.code} ${own}`
  if (!models.has(key)) models.set(key, new Model(artefact, pack, own))
  return models.get(key)!
}

const artefactOf = perLang((pack: Lang): Artefact | null => {
  try {
    return decode(readFileSync(new URL(`../../lang/${pack.code}/entities.bin`, import.meta.url)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
})
