import type {IdentityOptions} from '../identity/settings.ts'
import {settingsOf} from '../identity/settings.ts'
import {UsageError} from '../run/usage.ts'
import type {Stage} from '../stage.ts'
import {OptionError} from '../stage.ts'
import type {Identity} from './override.ts'

/** The stages, the one that finds entities told also what people say of names. Throws a UsageError for what contradicts itself. */
export function withIdentities(stages: readonly Stage[], identities: readonly Identity[]): readonly Stage[] {
  if (identities.length === 0) return stages
  const namesOf = (wanted: Identity['kind']): string[][] => identities.filter(({kind}) => kind === wanted).map(({names}) => names)
  return stages.map((stage) => {
    if (stage.stage !== 'entities' || stage.with === undefined) return stage
    const {same = [], different = []} = stage.options as Partial<IdentityOptions>
    const told = stage.with({same: [...same, ...namesOf('same')], different: [...different, ...namesOf('different')]})
    try {
      settingsOf(told.options)
    } catch (error) {
      if (error instanceof OptionError) throw new UsageError(`${[...new Set(identities.map(({place}) => place))].join(', ')}: ${error.message}`)
      throw error
    }
    return told
  })
}
