import type {Nodes, Root, Sentence} from 'nlcst'
import {toString} from 'nlcst-to-string'
import {unified} from 'unified'
import type {Position} from 'unist'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import {expect} from 'vitest'
import type {RetextTamisOptions} from '../../src/retext/index.ts'
import {retextTamis} from '../../src/retext/index.ts'

/** What each parent may hold, by the specification of nlcst; white space between paragraphs as parse-latin has it. */
const content: Readonly<Record<string, readonly string[]>> = {
  RootNode: ['ParagraphNode', 'WhiteSpaceNode'],
  ParagraphNode: ['SentenceNode', 'WhiteSpaceNode'],
  SentenceNode: ['WordNode', 'PunctuationNode', 'SymbolNode', 'WhiteSpaceNode'],
  WordNode: ['TextNode', 'PunctuationNode', 'SymbolNode']
}

/** Parses a text and checks the laws of the tree. Every text that a test parses goes through here. */
export function parse(text: string, options: RetextTamisOptions = {lang: 'fr'}, file = new VFile(text)): Root {
  const tree = unified().use(retextTamis, options).parse(file)
  const place = location(text)
  const check = (node: Nodes): void => {
    const {start, end} = node.position as Required<Position>
    expect(start).toEqual(place.toPoint(start.offset!))
    expect(end).toEqual(place.toPoint(end.offset!))
    if (!('children' in node)) {
      expect(node.value).not.toBe('')
      expect(text.slice(start.offset, end.offset)).toBe(node.value)
      return
    }
    let at = start.offset
    node.children.forEach((child: Nodes) => {
      expect(content[node.type]).toContain(child.type)
      expect(child.position!.start.offset, `a gap in ${node.type}`).toBe(at)
      at = child.position!.end.offset
      check(child)
    })
    expect(at, `the end of ${node.type}`).toBe(end.offset)
    if (node.type === 'RootNode') return
    expect(node.children.length).toBeGreaterThan(0)
    for (const edge of [node.children[0], node.children.at(-1)!]) expect(edge.type, `the edge of ${node.type}`).not.toBe('WhiteSpaceNode')
  }
  check(tree)
  expect([tree.position!.start.offset, tree.position!.end.offset]).toEqual([0, text.length])
  expect(toString(tree)).toBe(text)
  return tree
}

export function sentencesOf(tree: Root): Sentence[] {
  return tree.children.flatMap((node) => (node.type === 'ParagraphNode' ? node.children : [])).filter((node) => node.type === 'SentenceNode')
}

/** The sentences of a text, paragraphs parted by an empty string. */
export function outline(text: string, options?: RetextTamisOptions): string[] {
  const paragraphs = parse(text, options).children.filter((node) => node.type === 'ParagraphNode')
  return paragraphs.flatMap((paragraph, i) => {
    const sentences = paragraph.children.filter((node) => node.type === 'SentenceNode').map((node) => toString(node))
    return i > 0 ? ['', ...sentences] : sentences
  })
}

/** The shape of a sentence: a word is its parts with `+` between, other nodes are `p(…)`, `s(…)`, white space is left out. */
export function shape(sentence: Sentence): string {
  const shapes = sentence.children.filter((node) => node.type !== 'WhiteSpaceNode')
  return shapes.map((node) => ('children' in node ? node.children.map((part) => part.value).join('+') : `${node.type[0].toLowerCase()}(${toString(node)})`)).join(' ')
}
