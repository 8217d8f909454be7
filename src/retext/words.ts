import type {Nodes, Punctuation, SentenceContent, Symbol, Word} from 'nlcst'

/** A punctuation mark or symbol, which may be part of a word. */
type Mark = Punctuation | Symbol

/** What joins the words on both sides of it: `l'arbre`, `est-il`, `J.-C`, `12:30`, `a@b`. Plugins know words by the same set. */
const innerMark = /^(?:[&'\-.:=?@\u00AD\u00B7\u2010\u2011\u2019\u2027]|_+)$/u

/** Words shorter than this are joined by a slash: `et/ou`, `km/h`. */
const slashLength = 3

/**
 * Makes the words of a sentence: marks inside words, and stops that do not end the sentence, become children of the words that they
 * belong to. Nodes that extensions made stay as they are. Linear, without recursion.
 */
export function joinWords(tokens: readonly SentenceContent[]): SentenceContent[] {
  return joinStops(joinSlashes(joinInner(tokens)))
}

/** `l'arbre`, `aujourd'hui`; `peut-` before a space, and `&c`. */
function joinInner(tokens: readonly SentenceContent[]): SentenceContent[] {
  const joined: SentenceContent[] = []
  let hopeless = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const last = joined.at(-1)
    if (!isMark(token)) {
      joined.push(token)
    } else if (last?.type === 'WordNode') {
      let next = Math.max(i, hopeless)
      if (next === i) while (next < tokens.length && isInner(tokens[next])) next++
      const word = next === hopeless ? undefined : tokens[next]
      if (next > i && word?.type === 'WordNode') {
        for (; i < next; i++) append(last, tokens[i] as Mark)
        append(last, word)
      } else {
        // "a-'-'-'…": this run of marks is not looked through again.
        hopeless = next
        if (token.value === '-') append(last, token)
        else joined.push(token)
      }
    } else {
      const next = tokens[i + 1]
      if (token.value === '&' && next?.type === 'WordNode') prepend(next, token)
      else joined.push(token)
    }
  }
  return joined
}

/** `et/ou`, `km/h`, `s/` */
function joinSlashes(tokens: readonly SentenceContent[]): SentenceContent[] {
  const joined: SentenceContent[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const last = joined.at(-1)
    const next = tokens[i + 1]
    if (!isMark(token) || token.value !== '/' || last?.type !== 'WordNode' || !isShort(last) || (next?.type === 'WordNode' && !isShort(next))) {
      joined.push(token)
      continue
    }
    append(last, token)
    if (next?.type === 'WordNode') {
      append(last, next)
      i++
    }
  }
  return joined
}

/** The stop of `M.`, `etc.` and `.5` inside a sentence, and that of `U.S.` anywhere. */
function joinStops(tokens: readonly SentenceContent[]): SentenceContent[] {
  const joined: SentenceContent[] = []
  const lastWord = tokens.findLastIndex((token) => token.type === 'WordNode')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const last = joined.at(-1)
    const next = tokens[i + 1]
    if (!isStop(token)) joined.push(token)
    else if (last?.type === 'WordNode' && (i < lastWord ? !isSpacedStop(next, tokens[i + 2]) : isInitialism(last))) append(last, token)
    else if (last?.type !== 'WordNode' && next?.type === 'WordNode') prepend(next, token)
    else joined.push(token)
  }
  return joined
}

/** `. .`: dots of an ellipsis. */
function isSpacedStop(space: SentenceContent | undefined, stop: SentenceContent | undefined): boolean {
  return space?.type === 'WhiteSpaceNode' && stop !== undefined && isStop(stop)
}

/** `c.i.a`: single characters with stops between, not all of them digits. */
function isInitialism({children}: Word): boolean {
  if (children.length < 3 || children.length % 2 === 0) return false
  if (!children.every((child, i) => (i % 2 === 0 ? child.type === 'TextNode' && child.value.length === 1 : child.value === '.'))) return false
  return children.some((child) => child.type === 'TextNode' && !/\p{N}/u.test(child.value))
}

function isMark(token: SentenceContent): token is Mark {
  return token.type === 'PunctuationNode' || token.type === 'SymbolNode'
}

function isInner(token: SentenceContent): boolean {
  return isMark(token) && innerMark.test(token.value)
}

function isStop(token: SentenceContent): token is Punctuation {
  return token.type === 'PunctuationNode' && token.value === '.'
}

function isShort({children}: Word): boolean {
  let length = 0
  for (const child of children) if ((length += child.value.length) >= slashLength) return false
  return true
}

function append(word: Word, part: Mark | Word): void {
  if (part.type === 'WordNode') for (const child of part.children) word.children.push(child)
  else word.children.push(part)
  if (hasPosition(word) && hasPosition(part)) word.position.end = part.position.end
}

function prepend(word: Word, mark: Mark): void {
  word.children.unshift(mark)
  if (hasPosition(word) && hasPosition(mark)) word.position.start = mark.position.start
}

function hasPosition<Node extends Nodes>(node: Node): node is Node & {position: NonNullable<Node['position']>} {
  return node.position !== undefined
}
