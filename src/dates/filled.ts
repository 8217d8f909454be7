import type {Frame} from './frame.ts'
import type {Slots} from './slots.ts'

/** The slots of a row that fits, in the order of the text, and what fills them. */
export class Filled implements Slots {
  readonly #names: readonly string[]
  readonly #contents: readonly (string | Frame)[]

  constructor(names: readonly string[], contents: readonly (string | Frame)[]) {
    this.#names = names
    this.#contents = contents
  }

  value(...names: string[]): string | null {
    return this.#first(names)
  }

  number(...names: string[]): number | null {
    const value = this.#first(names)
    return value === null ? null : Number(value)
  }

  values(...names: string[]): string[] {
    return this.#contents.filter((_, i) => names.includes(this.#names[i])) as string[]
  }

  numbers(...names: string[]): number[] {
    return this.values(...names).map(Number)
  }

  frames(): Frame[] {
    return this.#contents.filter((content) => typeof content !== 'string')
  }

  #first(names: readonly string[]): string | null {
    for (let i = 0; i < this.#names.length; i++) if (names.includes(this.#names[i])) return this.#contents[i] as string
    return null
  }
}
