import {readWords} from '../lang/words.ts'
import type {NamePlace} from './page-feature-names.ts'
import {featureNames, namePlaces} from './page-feature-names.ts'
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

/** @param weights by place and name: `own article` */
export function nameScores(weights: ReadonlyMap<string, number>): NameScores {
  const scores = new Map<string, Float64Array>()
  for (const [key, weight] of weights) {
    const [place, name] = key.split(' ')
    if (!scores.has(name)) scores.set(name, new Float64Array(namePlaces.length))
    scores.get(name)![namePlaces.indexOf(place as NamePlace)] = weight
  }
  return scores
}

function readModel(): PageModel {
  const file = readWords('.', 'page-model')
  const names = (file.get('names') ?? []).map((line): [string, number] => {
    const space = line.lastIndexOf(' ')
    return [line.slice(0, space), Number(line.slice(space + 1))]
  })
  return {names: nameScores(new Map(names)), trees: readTrees(file, 'trees', featureNames)}
}
