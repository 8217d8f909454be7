import {existsSync, readFileSync} from 'node:fs'
import type {UsageTable} from '../../entities/model/artefact.ts'
import {keyOf} from '../../entities/model/feature-weights.ts'
import {hashOf} from '../../entities/model/hash.ts'
import {unknownUse, usageSeed} from '../../entities/model/words.ts'

/** The table of clusters and capitals of a language, `clusters256.<code>.tsv` and `case.<code>.tsv`; empty when there are none. */
export function readUsage(folder: string, code: string): UsageTable {
  const rows = new Map<number, {cluster: number; bucket: number}>()
  const row = (word: string): {cluster: number; bucket: number} => {
    const key = keyOf(hashOf(word, usageSeed))
    if (!rows.has(key)) rows.set(key, {...unknownUse})
    return rows.get(key)!
  }
  for (const [word, cluster] of lines(`${folder}/clusters256.${code}.tsv`)) row(word).cluster = 1 + Number(cluster)
  for (const [word, bucket] of lines(`${folder}/case.${code}.tsv`)) row(word).bucket = Number(bucket)
  const keys = [...rows.keys()].sort((a, b) => a - b)
  return {
    keys: Int32Array.from(keys),
    clusters: Uint16Array.from(keys, (key) => rows.get(key)!.cluster),
    buckets: Uint8Array.from(keys, (key) => rows.get(key)!.bucket)
  }
}

function lines(path: string): string[][] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t')) : []
}
