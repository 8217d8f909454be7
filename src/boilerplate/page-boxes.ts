import type {Block, Markup} from '../doc.ts'

/** An element that stands around blocks of a page, and what these blocks are together. */
export interface Box {
  /** Its place in the list of all boxes, where what stands around comes first. */
  readonly number: number
  readonly label: Label
  readonly parent: Box | null
  readonly depth: number
  readonly hidden: boolean
  /** The nearest `<article>`, `<h1>` and `<main>`, which may be itself. */
  readonly article: Box | null
  readonly h1: Box | null
  readonly main: Box | null
  /** Boxes right inside it. */
  children: number
  /** Blocks inside, their code units, those of them in links and in paragraphs, and the prose among them. */
  blocks: number
  length: number
  linked: number
  inParagraphs: number
  prose: number
  /** Numbers of its first and last block; all between them lie inside it, too. */
  first: number
  last: number
}

/** What elements of one name, class and id have in common. */
export interface Label {
  /** Its place in the list of all labels. */
  readonly number: number
  /** The name of the element. */
  readonly name: string
  /** What it is called: the words of its class and id, its role and itemprop. */
  readonly names: readonly string[]
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
  readonly all: readonly Box[]
  readonly labels: readonly Label[]
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
  const {labels, labelOf} = labeller()
  const all: Box[] = []
  const boxes = new Map<Markup, Box>()
  const root = createBox(labelOf('', {}), null, false)
  const own = blocks.map(({evidence}) => boxOf(evidence!.element))
  own.forEach((box, i) => count(box, i, counts))
  for (let i = all.length - 1; i > 0; i--) addUp(all[i], all[i].parent!)
  return {root, all, labels, own, inner: blocks.map(({evidence}) => namesInside(evidence!.element, evidence!.inner))}

  function boxOf(element: Markup | null): Box {
    if (element === null) return root
    const known = boxes.get(element)
    if (known) return known
    const parent = boxOf(element.parent)
    const box = createBox(labelOf(element.name, element.attribs), parent, parent.hidden || isHidden(element))
    parent.children++
    boxes.set(element, box)
    return box
  }

  function createBox(label: Label, parent: Box | null, hidden: boolean): Box {
    const box: Box = {
      number: all.length, label, parent, depth: parent ? parent.depth + 1 : 0, hidden,
      article: parent && parent.article, h1: parent && parent.h1, main: parent && parent.main,
      children: 0, blocks: 0, length: 0, linked: 0, inParagraphs: 0, prose: 0, first: blocks.length, last: -1
    }
    const {name} = label
    if (name === 'article' || name === 'h1' || name === 'main') Object.assign(box, {[name]: box})
    all.push(box)
    return box
  }

  function namesInside(element: Markup | null, inner: Markup | null): readonly string[] {
    if (inner === element) return none
    const found: string[] = []
    for (let node = inner; node && node !== element && found.length < maxNames; node = node.parent) found.push(...labelOf(node.name, node.attribs).names)
    return found
  }
}

/** Gives elements their labels; what reads alike is one label. */
function labeller(): {labels: Label[]; labelOf(name: string, attribs: Markup['attribs']): Label} {
  const labels: Label[] = []
  const written = new Map<string, Map<string, Label>>()
  const alike = new Map<string, Label>()
  return {labels, labelOf}

  function labelOf(name: string, {class: classes = '', id = '', role = '', itemprop = ''}: Markup['attribs']): Label {
    let known = written.get(name)
    if (!known) written.set(name, (known = new Map()))
    // Most elements have a class alone, or nothing.
    const key = id || role || itemprop ? `${classes} ${id}\n${role}\n${itemprop}` : classes
    let label = known.get(key)
    if (!label) known.set(key, (label = read(name, splitNames(classes.slice(0, 300), id.slice(0, 100), role.slice(0, maxName), itemprop.slice(0, maxName)))))
    return label
  }

  function read(name: string, names: readonly string[]): Label {
    const key = `${name} ${names.join(' ')}`
    let label = alike.get(key)
    if (!label) {
      alike.set(key, (label = {number: labels.length, name, names}))
      labels.push(label)
    }
    return label
  }
}

function count(box: Box, i: number, {length, linked, prose}: BlockCounts): void {
  box.blocks++
  box.length += length[i]
  box.linked += length[i] * linked[i]
  box.prose += length[i] * prose[i]
  if (box.label.name === 'p') box.inParagraphs += length[i]
  box.first = Math.min(box.first, i)
  box.last = i
}

function addUp(box: Box, parent: Box): void {
  parent.blocks += box.blocks
  parent.length += box.length
  parent.linked += box.linked
  parent.prose += box.prose
  parent.inParagraphs += box.inParagraphs
  parent.first = Math.min(parent.first, box.first)
  parent.last = Math.max(parent.last, box.last)
}

/** The deepest box that holds at least so much of something, of those as deep the one that holds most; the outermost where there is none of it. */
export function deepest(all: readonly Box[], of: (box: Box) => number, least: number): Box {
  let best = all[0]
  if (of(best) === 0) return best
  for (const box of all) if (of(box) >= least && (box.depth > best.depth || (box.depth === best.depth && of(box) > of(best)))) best = box
  return best
}

function isHidden({attribs}: Markup): boolean {
  const {style} = attribs
  return 'hidden' in attribs || attribs['aria-hidden'] === 'true' || (style !== undefined && /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(style.slice(0, 300)))
}

/** The words of class and id in small letters, numbers left out but in words: `articleBody post-123 col2` is article, body, post, col0. */
function splitNames(classes: string, id: string, role: string, itemprop: string): readonly string[] {
  if (!classes && !id && !role && !itemprop) return none
  const words = `${classes} ${id}`.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase().replace(/\d{1,99}/g, '0').match(/[a-z0]{2,400}/g) ?? []
  const names = new Set<string>()
  for (const word of words.slice(0, maxNames)) if (word.length <= maxName) names.add(word)
  if (role) names.add(`role=${plain(role)}`)
  if (itemprop) names.add(`itemprop=${plain(itemprop)}`)
  return [...names]
}

function plain(value: string): string {
  return value.toLowerCase().replace(/[^a-z]/g, '')
}
