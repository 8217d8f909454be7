import {readWords} from '../lang/words.ts'
import type {NamePlace} from './page-feature-names.ts'
import {featureNames, namePlaces} from './page-feature-names.ts'
import type {NameScores} from './page-features.ts'
import {oddsNames} from './page-odds.ts'
import type {Trees} from './trees.ts'
import {readTrees} from './trees.ts'

/**
 * What was learnt of web pages: how much the names of elements speak for content; trees over all features of a block, which give its log-odds of
 * content at first look; and trees over what the first look says of the blocks around it, which add to them.
 */
export interface PageModel {
  readonly names: NameScores
  readonly first: Trees
  readonly second: Trees
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
  return {names: nameScores(new Map(names)), first: readTrees(file, 'first', featureNames), second: readTrees(file, 'second', oddsNames)}
}
