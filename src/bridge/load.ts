import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'

/**
 * Loads a package when it is first needed, and at once: stages are synchronous, and most packages here are ES modules only, which
 * `require` takes by path since Node 20.19.
 */
export function load<Module>(specifier: string): Module {
  if (!loaded.has(specifier)) loaded.set(specifier, createRequire(import.meta.url)(fileURLToPath(import.meta.resolve(specifier))))
  return loaded.get(specifier) as Module
}

/** To find a package takes longer than to read a short document. */
const loaded = new Map<string, unknown>()
