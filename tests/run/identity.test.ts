import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {EntityType} from '../../src/doc.ts'
import type {DocumentMentions, Resolved} from '../../src/identity/resolve.ts'
import {resolveEntities} from '../../src/identity/resolve.ts'
import type {EntityRow} from '../../src/identity/rows.ts'
import {settingsOf} from '../../src/identity/settings.ts'
import type {Engine} from '../../src/run/engine.ts'
import {identify, identifyShard, mergeShards, readEntities, readNames} from '../../src/run/identity/identify.ts'
import type {Row} from '../../src/run/pack.ts'
import {createPack, packFolder} from '../../src/run/pack.ts'
import type {IdentityTask, Job, MappedShard, MergeTask} from '../../src/run/tasks.ts'

const settings = settingsOf({same: [['Jean Morel', 'Le Grand']], different: [['Anna Wolska', 'Hanna Wolska']]})

/** What a run makes of documents that are dealt out to shards, and how many steps it took. */
async function identified(cache: string, shards: readonly (readonly DocumentMentions[])[], record = '{}'): Promise<{ids: Resolved[][]; rows: EntityRow[]; steps: string[]}> {
  const job = {run: 'run', cache} as Job
  const steps: string[] = []
  const engine = {
    width: 2,
    async run(task: IdentityTask | MergeTask) {
      if (task.kind === 'merge') return mergeShards(job, task, settings)
      steps.push(`${task.step} ${task.shard.id}`)
      return identifyShard(job, task, settings)
    }
  } as unknown as Engine
  const mapped = shards.map((documents, i): MappedShard => {
    const pack = createPack(packFolder(cache, {id: `shard${i}`}, job.run))
    for (const {id, lang, mentions} of documents) {
      pack.add({id: id!, lang, mentions, file: `${id}.json`, source: 's', line: null, input: '', error: null, overruled: '', missed: [], repeats: '', rules: {}, counts: {} as Row['counts']}, Buffer.from(record), null)
    }
    const {digest, mentioned} = pack.finish({stamp: null, overruled: '', pieces: [], failed: 0, mayPass: false, folders: []})
    return {id: `shard${i}`, digest, mentioned, again: null}
  })
  const {named, mergeEntities} = await identify(mapped, settings, {job, engine})
  return {
    ids: mapped.flatMap(({id}, i) => [...readNames(cache, id, named[i]!)].map((names) => names.map(([id, ambiguous]) => ({id, ambiguous})))),
    rows: [...readEntities(cache, await mergeEntities())].map((line) => JSON.parse(line)),
    steps
  }
}

async function inFolder<T>(act: (cache: string) => Promise<T>): Promise<T> {
  const cache = mkdtempSync(join(tmpdir(), 'tamis-identity-'))
  try {
    return await act(cache)
  } finally {
    rmSync(cache, {recursive: true})
  }
}

const names = ['Jean Morel', 'J. Morel', 'Morel', 'Paul Morel', 'Anna Wolska', 'Hanna Wolska', 'Wolska', 'Le Grand', 'Joukov', 'Gueorgui Joukov', 'Georgi Zhukov', 'Luc Perrin', 'Perrin', 'Louis', 'Louis XIV', 'Valence', 'Comité national olympique', 'CNO', 'États-Unis', 'USA', 'Ada Lorin', 'Ivo Brandt', 'Mina Costa', '!']
const types: readonly EntityType[] = ['person', 'person', 'person', 'person', 'organization', 'place', 'other']
const mention = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...types)).map(([text, type]) => ({text, type}))
const shards = fc.array(fc.array(fc.tuple(fc.constantFrom('fr', 'fr', 'en'), fc.array(mention, {maxLength: 12})), {maxLength: 4}), {minLength: 1, maxLength: 4})

test('shards that are merged give what all documents in memory give', async () => {
  await fc.assert(
    fc.asyncProperty(shards, async (drawn) => {
      const documents = drawn.map((shard, s) => shard.map(([lang, mentions], d): DocumentMentions => ({id: `d${s}-${d}`, lang, mentions})))
      const {ids, rows} = await inFolder((cache) => identified(cache, documents))
      expect({ids, rows}).toEqual(resolveEntities(documents.flat(), settings))
    }),
    {numRuns: 15}
  )
})

test('neighbours in another shard decide between bearers of a name, and a change redoes what follows from it', async () => {
  const people = (id: string, ...texts: string[]): DocumentMentions => ({id, lang: 'fr', mentions: texts.map((text) => ({text, type: 'person'}))})
  const before = [[people('a', 'Jean Morel', 'Ada Lorin', 'Ivo Brandt')], [people('b', 'Paul Morel', 'Mina Costa')], [people('c', 'Morel', 'Ada Lorin', 'Ivo Brandt'), people('d', 'Morel')], [people('e', 'Luc Perrin')]]
  const after = before.with(3, [people('e', 'Luc Perrin', 'Luc Perrin')])
  await inFolder(async (cache) => {
    const first = await identified(cache, before)
    expect(first.ids.map((list) => list[0])).toEqual([
      {id: 'jean-morel', ambiguous: false},
      {id: 'paul-morel', ambiguous: false},
      {id: 'jean-morel', ambiguous: false},
      {id: 'morel', ambiguous: true},
      {id: 'luc-perrin', ambiguous: false}
    ])
    expect((await identified(cache, before)).steps).toEqual([])
    expect((await identified(cache, before, '{"text": "other words around the same names"}')).steps).toEqual([])
    const second = await identified(cache, after)
    expect(second.steps.every((step) => step.endsWith('shard3'))).toBe(true)
    expect(second.rows.find(({id}) => id === 'luc-perrin')!.aliases).toEqual([{text: 'Luc Perrin', count: 2}])
    expect(second.ids.slice(0, -1)).toEqual(first.ids.slice(0, -1))
  })
})

test('a change of type that wins by its count alone reaches the rows', async () => {
  const shard = (places: number, organizations: number): DocumentMentions[][] => {
    const types: EntityType[] = [...Array<EntityType>(places).fill('place'), ...Array<EntityType>(organizations).fill('organization')]
    return [[{id: 'a', lang: 'fr', mentions: types.map((type, i) => ({text: i % 2 === 0 ? 'Jean Morel' : 'Le Grand', type}))}]]
  }
  await inFolder(async (cache) => {
    await identified(cache, shard(3, 2))
    const after = shard(2, 3)
    expect((await identified(cache, after)).rows).toEqual(resolveEntities(after.flat(), settings).rows)
  })
})

test.runIf(existsSync('/proc/self/fd'))('no file stays open', async () => {
  const documents = [[{id: 'a', lang: 'fr', mentions: [{text: 'Jean Morel', type: 'person' as const}]}], [{id: 'b', lang: 'fr', mentions: [{text: 'Morel', type: 'person' as const}]}]]
  const open = (): number => readdirSync('/proc/self/fd').length
  const before = open()
  for (let i = 0; i < 5; i++) await inFolder((cache) => identified(cache, documents))
  expect(open()).toBeLessThan(before + 5)
})
