import {entityTypes} from '../doc.ts'
import type {Form} from './form.ts'
import type {Relation} from './relations.ts'
import {relations} from './relations.ts'
import type {Settings} from './settings.ts'

/** A relation and what its keys begin with. */
type Prefixed = readonly [prefix: string, relation: Relation]

/** The relations of a type and scope: all in a document, those of scope `dataset` in a dataset. */
const relationsOf: ReadonlyMap<string, readonly Prefixed[]> = new Map(
  entityTypes.flatMap((type) =>
    (['document', 'dataset'] as const).map((scope) => {
      const all = relations.map((relation, i): Prefixed => [`${type[0]}${type[1]}${i} `, relation])
      return [`${scope} ${type}`, all.filter(([, relation]) => relation.types.includes(type) && (scope === 'document' || relation.scope === scope))] as const
    })
  )
)

/** The keys by which forms meet as the short and the full form of a name: those of the short one are looked up among those of the full ones. */
export function eachFitKey(form: Form, scope: Relation['scope'], side: 'short' | 'full', use: (key: string, relation: Relation) => void): void {
  if (side === 'short' && form.listed) return
  for (const [prefix, relation] of relationsOf.get(`${scope} ${form.type}`)!) for (const key of relation[side](form)) use(prefix + key, relation)
}

/** Finds the full forms that a short form may stand for, among those of a document or of a dataset. */
export class FitIndex {
  readonly #filed = new Map<string, Form[]>()
  readonly #scope: Relation['scope']
  readonly #settings: Settings

  constructor(forms: Iterable<Form>, scope: Relation['scope'], settings: Settings) {
    this.#scope = scope
    this.#settings = settings
    const list = [...forms]
    const asked = new Set<string>()
    for (const form of list) eachFitKey(form, scope, 'short', (key) => asked.add(key))
    if (asked.size > 0) for (const form of list) eachFitKey(form, scope, 'full', (key) => asked.has(key) && this.#file(key, form))
  }

  /** Sure fits, else loose ones; of a name that a table or a list has, none. */
  fits(short: Form): Form[] {
    const sure = new Set<Form>()
    const loose = new Set<Form>()
    eachFitKey(short, this.#scope, 'short', (key, relation) => {
      for (const full of this.#filed.get(key) ?? []) {
        if (full !== short && !this.#areDifferent(short, full) && (relation.holds?.(short, full) ?? true)) (relation.loose ? loose : sure).add(full)
      }
    })
    return [...(sure.size > 0 ? sure : loose)]
  }

  #file(key: string, form: Form): void {
    const known = this.#filed.get(key)
    if (known) known.push(form)
    else this.#filed.set(key, [form])
  }

  #areDifferent(one: Form, two: Form): boolean {
    return one.apart !== null && two.apart !== null && this.#settings.different.get(one.apart)!.has(two.apart)
  }
}
