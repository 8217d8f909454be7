import {readWords} from '../lang/words.ts'
import type {NamePlace} from './page-feature-names.ts'
import {featureNames} from './page-feature-names.ts'
import type {NameScores} from './page-features.ts'
import type {Trees} from './trees.ts'
import {readTrees} from './trees.ts'

/** What was learnt of web pages: how much the names of elements speak for content, and trees over all features, whose sum is the log-odds of content. */
export interface PageModel {
  readonly names: NameScores
  readonly trees: Trees
}

/** The model that is shipped, read when first asked for: src/lang/page-model.txt. */
export function pageModel(): PageModel {
  return (shipped ??= readModel())
}

let shipped: PageModel | null = null

export function nameScores(weights: ReadonlyMap<string, number>): NameScores {
  const byPlace = new Map<NamePlace, Map<string, number>>()
  for (const [key, weight] of weights) {
    const [place, name] = key.split(' ') as [NamePlace, string]
    if (!byPlace.has(place)) byPlace.set(place, new Map())
    byPlace.get(place)!.set(name, weight)
  }
  return (place, name) => byPlace.get(place)?.get(name) ?? 0
}

function readModel(): PageModel {
  const file = readWords('.', 'page-model')
  const names = (file.get('names') ?? []).map((line): [string, number] => {
    const space = line.lastIndexOf(' ')
    return [line.slice(0, space), Number(line.slice(space + 1))]
  })
  return {names: nameScores(new Map(names)), trees: readTrees(file, 'trees', featureNames)}
}
