import {readWords} from '../lang/words.ts'
import type {NamePlace} from './page-feature-names.ts'
import {featureNames} from './page-feature-names.ts'
import type {NameScores} from './page-features.ts'
import type {Trees} from './page-trees.ts'

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

/** Lines of a tree, from its root on: an inner node is `feature<threshold:value`, then its left and its right child; a leaf is its value. */
export function writeTree({feature, threshold, value, left, right}: Trees, root: number): string {
  const parts: string[] = []
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (feature[node] < 0) parts.push(short(value[node]))
    else {
      parts.push(`${feature[node]}<${short(threshold[node])}:${short(value[node])}`)
      open.push(right[node], left[node])
    }
  }
  return parts.join(' ')
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function readModel(): PageModel {
  const file = readWords('.', 'page-model')
  const numbers = new Map(featureNames.map((name, i) => [name, i]))
  const features = (file.get('features') ?? []).map((name) => {
    const number = numbers.get(name)
    if (number === undefined) throw new Error(`page-model.txt: no such feature: ${name}`)
    return number
  })
  const names = (file.get('names') ?? []).map((line): [string, number] => {
    const space = line.lastIndexOf(' ')
    return [line.slice(0, space), Number(line.slice(space + 1))]
  })
  return {names: nameScores(new Map(names)), trees: readTrees(file.get('trees') ?? [], features)}
}

function readTrees(lines: readonly string[], features: readonly number[]): Trees {
  const nodes = {roots: [] as number[], feature: [] as number[], threshold: [] as number[], left: [] as number[], right: [] as number[], value: [] as number[]}
  for (const line of lines) {
    nodes.roots.push(nodes.value.length)
    /** Inner nodes that still lack a child. */
    const open: number[] = []
    for (const part of line.split(' ')) {
      const node = nodes.value.length
      const parent = open.at(-1)
      if (parent !== undefined) {
        if (nodes.left[parent] < 0) nodes.left[parent] = node
        else {
          nodes.right[parent] = node
          open.pop()
        }
      }
      const [, feature, threshold, value] = /^(?:(\d+)<(.+):)?(.+)$/.exec(part)!
      nodes.feature.push(feature === undefined ? -1 : features[Number(feature)])
      nodes.threshold.push(Number(threshold ?? 0))
      nodes.left.push(-1)
      nodes.right.push(-1)
      nodes.value.push(Number(value))
      if (feature !== undefined) open.push(node)
    }
  }
  return {
    roots: Int32Array.from(nodes.roots), feature: Int16Array.from(nodes.feature), threshold: Float32Array.from(nodes.threshold),
    left: Int32Array.from(nodes.left), right: Int32Array.from(nodes.right), value: Float32Array.from(nodes.value)
  }
}
