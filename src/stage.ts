import {closest, distance} from 'fastest-levenshtein'
import type {VFile} from 'vfile'
import type {Doc} from './doc.ts'

/** How readily all judges remove: `careful` never hurts prose, `strict` leaves the least junk. */
export const presets = ['careful', 'balanced', 'strict'] as const
export type Preset = (typeof presets)[number]

/**
 * A step of the pipeline: a unified transformer that changes the document in place.
 * It carries its name, for `--stages`, and its options, for the config digest.
 */
export interface Stage {
  (doc: Doc, file: VFile): void
  readonly stage: string
  readonly options: Readonly<Record<string, unknown>>
  /** The code that runs, whatever the options: the same for all stages of one factory. */
  readonly code: object
  /** The same stage with the options that a preset has for it; those that were given by name stay. */
  readonly withPreset?: (preset: Preset) => Stage
  /** The same stage with other options, which win over those that were given. Throws an OptionError as its factory does. */
  readonly with?: (options: Readonly<Record<string, unknown>>) => Stage
}

/** A mistyped option of a stage; its message names the closest right one. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
  readonly option: string

  constructor(stage: string, option: string, problem: string) {
    super(`${stage}: ${problem}`)
    this.option = option
  }
}

/**
 * Makes the factory of a stage.
 * @param name as in `--stages` and before the slash of its rule ids
 * @param defaults every option of the stage; an option has the type of its default. They are the preset `balanced`
 * @param presets what the other presets have instead
 * @returns the factory; it throws an OptionError for an option that is not among the defaults or of another type
 */
export function defineStage<Options extends object>(
  name: string,
  defaults: Options,
  run: (doc: Doc, file: VFile, options: Readonly<Options>) => void,
  presets: Partial<Record<Preset, Partial<Options>>> = {}
): (options?: Partial<Options>) => Stage {
  const make = (options: Partial<Options> = {}, preset: Preset = 'balanced'): Stage => {
    checkOptions(name, defaults, options)
    const settings: Options = {...defaults, ...presets[preset], ...options}
    return Object.assign(createStage(name, settings, (doc, file) => run(doc, file, settings), run), {
      withPreset: (other: Preset) => make(options, other),
      with: (more: Readonly<Record<string, unknown>>) => make({...options, ...(more as Partial<Options>)}, preset)
    })
  }
  return (options) => make(options)
}

export function createStage(name: string, options: object, run: (doc: Doc, file: VFile) => void, code: object = run): Stage {
  return Object.assign((doc: Doc, file: VFile) => run(doc, file), {stage: name, options: options as Record<string, unknown>, code})
}

function checkOptions(stage: string, defaults: object, options: object): void {
  const known = new Map(Object.entries(defaults))
  for (const [option, value] of Object.entries(options)) {
    if (!known.has(option)) throw new OptionError(stage, option, unknownOption(option, [...known.keys()]))
    const wanted = typeOf(known.get(option))
    if (typeOf(value) !== wanted) throw new OptionError(stage, option, `option "${option}" must be of type ${wanted}, not ${typeOf(value)}`)
  }
}

/** Says that a name is unknown and which one is closest, or which there are. */
export function unknownOption(option: string, known: readonly string[], kind = 'option'): string {
  if (known.length === 0) return `unknown ${kind} "${option}"; there are no ${kind}s`
  const guess = closest(option, known as string[])
  const near = distance(option, guess) <= Math.max(2, option.length / 3)
  return `unknown ${kind} "${option}"; ${near ? `did you mean "${guess}"?` : `known are ${known.join(', ')}`}`
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
}
