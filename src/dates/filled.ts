import type {Frame} from './frame.ts'
import type {Slots} from './slots.ts'

/** Slots filled so far, the last one first. */
export class Filled implements Slots {
  readonly slot: string
  readonly content: string | Frame
  readonly before: Filled | null
  #inOrder: readonly Filled[] | null = null

  constructor(slot: string, content: string | Frame, before: Filled | null) {
    this.slot = slot
    this.content = content
    this.before = before
  }

  get inOrder(): readonly Filled[] {
    return (this.#inOrder ??= this.before === null ? [this] : [...this.before.inOrder, this])
  }

  value(...names: string[]): string | null {
    for (const {slot, content} of this.inOrder) if (names.includes(slot)) return content as string
    return null
  }

  number(...names: string[]): number | null {
    const value = this.value(...names)
    return value === null ? null : Number(value)
  }

  values(...names: string[]): string[] {
    return this.inOrder.filter(({slot}) => names.includes(slot)).map(({content}) => content as string)
  }

  numbers(...names: string[]): number[] {
    return this.values(...names).map(Number)
  }

  frames(): Frame[] {
    return this.inOrder.map(({content}) => content).filter((content) => typeof content !== 'string')
  }
}
