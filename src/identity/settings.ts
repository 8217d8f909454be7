import {OptionError} from '../stage.ts'
import {aliasKey} from './aliases.ts'

/** What the user says of names, as the options of the entities stage give it. */
export interface IdentityOptions {
  /** Names of one thing, its full name first: `[['Haut-Karabagh', 'Artsakh']]`. */
  readonly same: readonly (readonly string[])[]
  /** Pairs of names that look alike and are two things: `[['Jean Babouriane', 'Jean Babyrian']]`. */
  readonly different: readonly (readonly string[])[]
}

/** The same, by folded name. */
export interface Settings {
  /** Name → full name. */
  readonly same: ReadonlyMap<string, string>
  /** Name → the names that it is not. */
  readonly different: ReadonlyMap<string, ReadonlySet<string>>
}

export const noSettings: Settings = {same: new Map(), different: new Map()}

const compiled = new WeakMap<object, Settings>()

/** Compiles the options of the entities stage, once. Throws an OptionError for what is mistyped or contradicts itself. */
export function settingsOf(options: Partial<IdentityOptions>): Settings {
  const known = compiled.get(options)
  if (known) return known
  const settings = compile({same: [], different: [], ...options})
  compiled.set(options, settings)
  return settings
}

function compile({same, different}: IdentityOptions): Settings {
  const fullNames = new Map<string, string>()
  for (const [i, names] of same.entries()) {
    if (!isNameList(names) || names.length < 2) refuse('same', `entry ${i + 1} must be an array of two names or more, the full one first, not ${JSON.stringify(names)}`)
    for (const name of names) {
      const taken = fullNames.get(aliasKey(name))
      if (taken !== undefined && taken !== names[0]) refuse('same', `${JSON.stringify(name)} stands for ${JSON.stringify(taken)} and for ${JSON.stringify(names[0])}; join the two entries, or leave the name out of one`)
      fullNames.set(aliasKey(name), names[0])
    }
  }
  const others = new Map<string, Set<string>>()
  for (const [i, names] of different.entries()) {
    if (!isNameList(names) || names.length !== 2) refuse('different', `entry ${i + 1} must be a pair of names, not ${JSON.stringify(names)}`)
    const [one, two] = names.map(aliasKey)
    if (one === two) refuse('different', `${JSON.stringify(names[0])} and ${JSON.stringify(names[1])} differ in case, accents or hyphens only, so nothing tells them apart`)
    const stated = fullNames.get(one)
    if (stated !== undefined && stated === fullNames.get(two)) refuse('different', `${JSON.stringify(names[0])} and ${JSON.stringify(names[1])} are names of ${JSON.stringify(stated)} by "same"; take one of the two statements away`)
    for (const [name, other] of [[one, two], [two, one]]) others.set(name, (others.get(name) ?? new Set()).add(other))
  }
  return {same: fullNames, different: others}
}

function refuse(option: keyof IdentityOptions, problem: string): never {
  throw new OptionError('entities', option, `option "${option}": ${problem}`)
}

function isNameList(names: unknown): names is string[] {
  return Array.isArray(names) && names.every((name) => typeof name === 'string' && aliasKey(name) !== '')
}
