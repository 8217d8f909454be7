import type {Block, Markup} from '../doc.ts'

/** An element that stands around blocks of a page, and what these blocks are together. */
export interface Box {
  readonly name: string
  readonly parent: Box | null
  readonly depth: number
  /** What it is called: the words of its class and id, its role and itemprop. */
  readonly names: readonly string[]
  readonly hidden: boolean
  /** Boxes right inside it. */
  children: number
  /** Blocks inside, their code units, those of them in links and in paragraphs, and the prose among them. */
  blocks: number
  length: number
  linked: number
  inParagraphs: number
  prose: number
  /** Numbers of its first and last block; -1 while there is none. */
  first: number
  last: number
}

/** What is counted of each block, by its number. */
export interface BlockCounts {
  readonly length: readonly number[]
  /** Share of it in links, and how much it looks like prose, 0–1. */
  readonly linked: Float32Array
  readonly prose: Float32Array
}

/** The tree of boxes of a page, with the box of each block. */
export interface Boxes {
  readonly root: Box
  readonly own: readonly Box[]
  /** What the elements inside a block are called that stand right around its first text. */
  readonly inner: readonly (readonly string[])[]
}

/** Names of an element that are read, and the letters of a name; a page builder gives an element twenty of them. */
const maxNames = 16
const maxName = 24

const none: readonly string[] = []

/** Finds the boxes of the blocks of a page and sums up what each holds. */
export function readBoxes(blocks: readonly Block[], counts: BlockCounts): Boxes {
  const root = createBox('', null, none, false)
  const boxes = new Map<Markup, Box>()
  const known = new Map<string, readonly string[]>()
  const own = blocks.map(({evidence}) => boxOf(evidence!.element))
  own.forEach((box, i) => addUp(box, i, counts))
  return {root, own, inner: blocks.map(({evidence}) => namesInside(evidence!.element, evidence!.inner))}

  function boxOf(element: Markup | null): Box {
    if (element === null) return root
    const known = boxes.get(element)
    if (known) return known
    const parent = boxOf(element.parent)
    const box = createBox(element.name, parent, namesOf(element), parent.hidden || isHidden(element))
    parent.children++
    boxes.set(element, box)
    return box
  }

  function namesInside(element: Markup | null, inner: Markup | null): readonly string[] {
    if (inner === element) return none
    const found: string[] = []
    for (let node = inner; node && node !== element && found.length < maxNames; node = node.parent) found.push(...namesOf(node))
    return found
  }

  function namesOf({attribs}: Markup): readonly string[] {
    const {class: classes, id, role, itemprop} = attribs
    if (!classes && !id && !role && !itemprop) return none
    const key = `${classes?.slice(0, 300) ?? ''} ${id?.slice(0, 100) ?? ''}\n${role?.slice(0, maxName) ?? ''}\n${itemprop?.slice(0, maxName) ?? ''}`
    let names = known.get(key)
    if (!names) known.set(key, (names = splitNames(key)))
    return names
  }
}

function createBox(name: string, parent: Box | null, names: readonly string[], hidden: boolean): Box {
  const depth = parent ? parent.depth + 1 : 0
  return {name, parent, depth, names, hidden, children: 0, blocks: 0, length: 0, linked: 0, inParagraphs: 0, prose: 0, first: -1, last: -1}
}

function addUp(own: Box, i: number, {length, linked, prose}: BlockCounts): void {
  for (let box: Box | null = own; box; box = box.parent) {
    box.blocks++
    box.length += length[i]
    box.linked += length[i] * linked[i]
    box.prose += length[i] * prose[i]
    if (own.name === 'p') box.inParagraphs += length[i]
    if (box.first < 0) box.first = i
    box.last = i
  }
}

function isHidden({attribs}: Markup): boolean {
  const {style} = attribs
  return 'hidden' in attribs || attribs['aria-hidden'] === 'true' || (style !== undefined && /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(style.slice(0, 300)))
}

/** The words of class and id in small letters, numbers left out but in words: `articleBody post-123 col2` is article, body, post, col0. */
function splitNames(key: string): string[] {
  const [classes, role, itemprop] = key.split('\n')
  const words = classes.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/\d{1,99}/g, '0').split(/[^a-z0]+/)
  const names = words.filter((word) => word.length > 1 && word.length <= maxName).slice(0, maxNames)
  if (role) names.push(`role=${plain(role)}`)
  if (itemprop) names.push(`itemprop=${plain(itemprop)}`)
  return [...new Set(names)]
}

function plain(value: string): string {
  return value.toLowerCase().replace(/[^a-z]/g, '')
}
