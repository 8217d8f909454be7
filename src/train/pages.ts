import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {shuffle} from './logistic.ts'
import {generator, hashOf} from './random.ts'

/** A web page without its markup, of which each stretch is known to be text or junk. */
export interface FlatPage {
  readonly id: string
  readonly lang: string
  /** Registrable name of the page's host: pages of one site never stand on both sides of a cross-validation. */
  readonly site: string
  /** The set that it is of: `lines`, `harsh` (no line breaks) or `shuffled`. */
  readonly form: string
  readonly text: string
  readonly segments: readonly Segment[]
  /** What of a page a copy holds; `page` for the page itself. */
  readonly copy: Copy
}

export interface Segment {
  readonly start: number
  readonly end: number
  readonly keep: boolean
}

export type Copy = 'page' | 'content' | 'piece' | 'crop' | 'thin' | 'shuffled' | 'mixed'

/** Reads one of the sets `flat.<form>.jsonl.gz`. */
export function readPages(data: string, form: string): FlatPage[] {
  const urls = new Map(records<{id: string; url?: string}>(join(data, 'html/pages.jsonl.gz')).map(({id, url}) => [id, url]))
  return records<Omit<FlatPage, 'site' | 'form' | 'copy'>>(join(data, `html/flat.${form}.jsonl.gz`)).map((page) => ({...page, site: siteOf(page.id, urls.get(page.id)), form, copy: 'page'}))
}

/**
 * Copies of a page without junk, with less of it, and cut out of its middle. Without them a judge learns that every text begins and ends
 * with junk, and takes a tenth of clean prose.
 */
export function copiesOf(page: FlatPage): FlatPage[] {
  const kept = page.segments.filter(({keep}) => keep)
  const seed = hashOf(page.id)
  const copies: FlatPage[] = []
  if (kept.length >= 3) {
    const length = Math.min(kept.length, 3 + (seed % 17))
    const from = (seed >>> 5) % (kept.length - length + 1)
    copies.push(rebuild(page, kept, 'content'), rebuild(page, kept.slice(from, from + length), 'piece'))
    copies.push(rebuild(page, page.segments.filter(({keep, start}, i) => keep || hashOf(page.id + runOf(page.segments, i, start)) % 3 === 0), 'thin'))
  }
  if (page.segments.length >= 10) {
    const length = Math.floor(page.segments.length * (0.2 + ((seed >>> 9) % 50) / 100))
    const from = (seed >>> 3) % (page.segments.length - length + 1)
    copies.push(rebuild(page, page.segments.slice(from, from + length), 'crop'))
  }
  return copies.filter(({segments}) => segments.some(({keep}) => keep))
}

/** Segments of a shuffled page, at most, as in the set `shuffled`. */
const mostShuffled = 400

/** The segments of a page without lines in any order, another one for each number. */
export function shuffledCopy(page: FlatPage, number: number): FlatPage {
  const id = `${page.id} ${number}`
  return {...inAnyOrder(page, partsOf(page), id), id, copy: 'shuffled'}
}

/** What a page holds of text, and another one of junk, in any order. */
export function mixedCopy(page: FlatPage, other: FlatPage): FlatPage {
  const parts = [...partsOf(page).filter(({keep}) => keep), ...partsOf(other).filter(({keep}) => !keep)]
  return {...inAnyOrder(page, parts, page.id + other.id), copy: 'mixed'}
}

interface Part {
  readonly text: string
  readonly keep: boolean
}

function partsOf({text, segments}: FlatPage): Part[] {
  return segments.map(({start, end, keep}) => ({text: text.slice(start, end), keep}))
}

function inAnyOrder(page: FlatPage, parts: readonly Part[], draw: string): FlatPage {
  const order = Int32Array.from(parts, (_, i) => i)
  shuffle(order, generator(hashOf(draw)))
  const chosen = Array.from(order.subarray(0, mostShuffled), (i) => parts[i])
  let at = 0
  const segments = chosen.map(({text, keep}): Segment => ({start: at, end: (at += text.length + 1) - 1, keep}))
  return {...page, text: chosen.map(({text}) => text).join(' '), segments}
}

/** A number that all segments of one run of junk share. */
function runOf(segments: readonly Segment[], i: number, start: number): number {
  let first = start
  for (let k = i; k >= 0 && !segments[k].keep; k--) first = segments[k].start
  return first
}

/** A page of some of the segments; where one is left out, a line ends, or a space stands when the page has no lines. */
function rebuild(page: FlatPage, chosen: readonly Segment[], copy: Copy): FlatPage {
  const gap = page.text.includes('\n') ? '\n' : ' '
  const follows = new Map(page.segments.map(({end}, i) => [end, page.segments[i + 1]?.start]))
  let text = ''
  const segments = chosen.map(({start, end, keep}, i): Segment => {
    if (i > 0) text += follows.get(chosen[i - 1].end) === start ? page.text.slice(chosen[i - 1].end, start) : gap
    const at = text.length
    text += page.text.slice(start, end)
    return {start: at, end: text.length, keep}
  })
  return {...page, text, segments, copy}
}

/** The name before the public suffix: of the URL, or of the file where a page of the set has none. */
function siteOf(id: string, url: string | undefined): string {
  const host = /^(?:https?:\/\/)?([^/:]+)/.exec(url ?? '')?.[1] ?? (id.startsWith('frextra/') ? id.split('/').pop()! : null)
  if (host === null) return id
  const labels = host.toLowerCase().replace(/^test_/, '').split('.').filter((label) => label !== 'www' && label !== 'html')
  const suffix = labels.findIndex((label, i) => i > 0 && /^(?:com?|fr|org|net|info|ca|gov|ac|edu|eu|cz)$|^(?:com?|fr|org)-/.test(label))
  return labels[suffix > 0 ? suffix - 1 : Math.max(0, labels.length - 2)]
}

function records<Line>(path: string): Line[] {
  return gunzipSync(readFileSync(path)).toString().trim().split('\n').map((line) => JSON.parse(line) as Line)
}
