import type {Form} from './form.ts'
import type {Relation} from './relations.ts'
import {relations} from './relations.ts'
import type {Settings} from './settings.ts'

/** Finds the full forms that a short form may stand for, among those of a document or of a dataset. */
export class FitIndex {
  readonly #filed = new Map<string, Form[]>()
  readonly #relations: readonly (readonly [prefix: string, relation: Relation])[]
  readonly #settings: Settings

  constructor(forms: Iterable<Form>, scope: Relation['scope'], settings: Settings) {
    this.#relations = relations.filter((relation) => scope === 'document' || relation.scope === scope).map((relation, i) => [`${i} `, relation])
    this.#settings = settings
    const list = [...forms]
    const asked = new Set(list.flatMap((form) => this.#keys(form, 'short')))
    if (asked.size > 0) for (const form of list) this.#file(form, asked)
  }

  /** Sure fits, else loose ones; of a name that a table or a list has, none. */
  fits(short: Form): Form[] {
    for (const loose of [false, true]) {
      const found = new Set<Form>()
      for (const [prefix, relation] of this.#relations) {
        if (relation.loose !== loose || !applies(relation, short)) continue
        for (const key of relation.short(short)) {
          for (const full of this.#filed.get(`${prefix}${short.type} ${key}`) ?? []) {
            if (full !== short && !this.#areDifferent(short, full) && (relation.holds?.(short, full) ?? true)) found.add(full)
          }
        }
      }
      if (found.size > 0) return [...found]
    }
    return []
  }

  #file(form: Form, asked: ReadonlySet<string>): void {
    for (const key of this.#keys(form, 'full')) {
      if (!asked.has(key)) continue
      const known = this.#filed.get(key)
      if (known) known.push(form)
      else this.#filed.set(key, [form])
    }
  }

  #keys(form: Form, side: 'short' | 'full'): string[] {
    return this.#relations.flatMap(([prefix, relation]) => {
      const isAsked = side === 'full' ? relation.types.includes(form.type) : applies(relation, form)
      return isAsked ? relation[side](form).map((key) => `${prefix}${form.type} ${key}`) : []
    })
  }

  #areDifferent(one: Form, two: Form): boolean {
    return one.apart !== null && two.apart !== null && this.#settings.different.get(one.apart)!.has(two.apart)
  }
}

function applies({types}: Relation, {type, listed}: Form): boolean {
  return !listed && types.includes(type)
}
