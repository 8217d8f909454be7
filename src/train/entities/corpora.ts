import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {codesOf} from '../../codes.ts'
import type {EntityType} from '../../doc.ts'
import {entityTypes} from '../../doc.ts'
import type {Lang} from '../../lang/index.ts'
import {scanSentences} from '../../sentences/scan.ts'
import {sentenceWords} from '../../sentences/words.ts'

/** A text with its names marked. */
export interface Document {
  readonly id: string
  readonly text: string
  /** Sorted, disjoint. */
  readonly sentences: readonly (readonly [start: number, end: number])[]
  /** Sorted, disjoint; more than one type where the corpus lumps some. */
  readonly names: readonly {readonly start: number; readonly end: number; readonly types: readonly EntityType[]}[]
}

interface Line {
  id: string
  doc?: string
  text?: string
  tokens?: string[]
  tags?: string[]
  entities?: {start: number; end: number; type: string}[]
  entities6?: {start: number; end: number; type: EntityType}[]
}

const types: Readonly<Record<string, readonly EntityType[]>> = {PER: ['person'], LOC: ['place'], ORG: ['organization'], MISC: ['event', 'other']}

/** The documents of a file, `<name>.<part>.text.jsonl` or `<name>.<part>.jsonl.gz`. */
export function readCorpus(folder: string, name: string, part: string, pack: Lang): Document[] {
  const text = `${folder}/${name}.${part}.text.jsonl`
  if (existsSync(text)) return parse(readFileSync(text, 'utf8')).map((line) => fromText(line, pack))
  const groups = new Map<string, Line[]>()
  for (const line of parse(gunzipSync(readFileSync(`${folder}/${name}.${part}.jsonl.gz`)).toString('utf8'))) {
    const doc = line.doc ?? line.id
    if (!groups.has(doc)) groups.set(doc, [])
    groups.get(doc)!.push(line)
  }
  return [...groups].map(([id, lines]) => fromTokens(id, lines))
}

/** Sentences with their names in brackets, `[place Lyon]`; an empty line ends a document. */
export function readMarked(source: string, name: string): Document[] {
  const groups = source.split('\n').map((line) => (line.startsWith('#') ? '' : line)).join('\n').split(/\n{2,}/).filter((group) => group.trim() !== '')
  return groups.map((group, i) => {
    let text = ''
    const sentences: [number, number][] = []
    const names: {start: number; end: number; types: readonly EntityType[]}[] = []
    for (const line of group.split('\n').filter(Boolean)) {
      const start = text.length
      for (const [, type, marked, plain] of line.matchAll(/\[([a-z]+) ([^\]]*)\]|([^[]+|\[)/g)) {
        const from = text.length
        text += marked ?? plain
        if (marked !== undefined) names.push({start: from, end: text.length, types: [type as EntityType]})
      }
      sentences.push([start, text.length])
      text += '\n'
    }
    return {id: `${name}/${i}`, text, sentences, names}
  })
}

function parse(jsonl: string): Line[] {
  return jsonl.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line)
}

function fromText({id, text = '', entities = [], entities6}: Line, pack: Lang): Document {
  const offsets = scanSentences(codesOf(text), {words: sentenceWords(pack), lowerCased: false})
  const sentences = Array.from({length: offsets.length / 2}, (_, i) => [offsets[2 * i], offsets[2 * i + 1]] as const)
  const names = entities6
    ? entities6.filter(({type}) => entityTypes.includes(type)).map(({start, end, type}) => ({start, end, types: [type]}))
    : entities.map(({start, end, type}) => ({start, end, types: types[type]}))
  return {id, text, sentences, names: names.sort((a, b) => a.start - b.start)}
}

/** Sentences on lines, with spaces where print has them. */
function fromTokens(id: string, lines: readonly Line[]): Document {
  let text = ''
  const sentences: [number, number][] = []
  const names: {start: number; end: number; types: readonly EntityType[]}[] = []
  for (const {tokens = [], tags = []} of lines) {
    const start = text.length
    let open: {start: number; end: number; types: readonly EntityType[]} | null = null
    tokens.forEach((token, i) => {
      const glued = i === 0 || /^[.,)\]]$|^['’](?:s|re|ve|ll|d|m|t)$|^n't$/.test(token) || /['’]$|^[([]$/.test(tokens[i - 1])
      if (!glued) text += ' '
      const from = text.length
      text += token
      const [mark, type] = tags[i].split('-')
      if (mark === 'O') open = null
      else if (mark === 'I' && open !== null) open.end = text.length
      else names.push((open = {start: from, end: text.length, types: types[type]}))
    })
    sentences.push([start, text.length])
    text += '\n'
  }
  return {id, text, sentences, names}
}
