import type {EntityType} from '../doc.ts'
import {foldKey} from '../fold.ts'
import type {Lang} from '../lang/index.ts'
import {perLang} from '../lang/index.ts'

/** `aliases.txt` of a pack: sections by type, lines `name = other name = …`. */
const aliases = perLang((pack: Lang) => {
  const table = new Map<string, string>()
  for (const [type, lines] of pack.words('aliases')) {
    for (const line of lines) {
      const names = line.split(' = ')
      for (const name of names) table.set(`${type} ${keyOf(name)}`, names[0])
    }
  }
  return table
})

/** The name under which a thing goes that has several, or null when the pack knows none. */
export function aliasOf(pack: Lang, text: string, type: EntityType): string | null {
  return aliases(pack).get(`${type} ${keyOf(text)}`) ?? null
}

/** Case, diacritics, stops, kinds of apostrophe and space do not tell names apart. */
function keyOf(name: string): string {
  return foldKey(name).replace(/\./g, '').replace(/[\s'’-]+/g, ' ')
}
