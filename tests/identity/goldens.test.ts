import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {EntityType} from '../../src/doc.ts'
import {resolveEntities} from '../../src/identity/resolve.ts'

describe.each(['fr', 'en', 'across'])('goldens of %s', (file) => {
  const source = readFileSync(new URL(`../goldens/identity/${file}.txt`, import.meta.url), 'utf8')
  const lines = source.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

  test.each(lines)('%s', (line) => {
    const [, type, statement] = /^([a-z]+): (.*)$/.exec(line)!
    const signs = [...statement.matchAll(/ ([=≠]) /g)].map(([, sign]) => sign)
    const names = statement.split(/ [=≠] /)
    const ids = file === 'across' ? idsAcross(names, type as EntityType) : idsOf(names, file, type as EntityType)
    expect(signs.map((sign, i) => (sign === '=') === (ids[i] === ids[i + 1])), ids.join(' ')).toEqual(signs.map(() => true))
  })
})

function idsOf(names: readonly string[], lang: string, type: EntityType): string[] {
  const {ids} = resolveEntities([{id: 'a', lang, mentions: names.map((text) => ({text, type}))}])
  return ids[0].map(({id}) => id)
}

function idsAcross(names: readonly string[], type: EntityType): string[] {
  const documents = names.map((name) => ({id: name, lang: name.slice(0, 2), mentions: [{text: name.slice(3), type}]}))
  return resolveEntities(documents).ids.map(([{id}]) => id)
}
