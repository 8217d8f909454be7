import type {Evidence} from '../doc.ts'
import type {Element} from './dom.ts'

/** Elements, tokens and characters of a token that are kept; the nearest count, since a page builder nests twenty empty ones around them. */
const maxPath = 16
const maxTokens = 32
const maxToken = 40

/** Attributes that say what an element is for, and whether it is seen; they are written as in CSS: `[role=navigation]`, `[hidden]`. */
const states: readonly {attribute: string; token: (value: string) => string | null}[] = [
  {attribute: 'role', token: (value) => `[role=${value}]`},
  {attribute: 'hidden', token: () => '[hidden]'},
  {attribute: 'aria-hidden', token: (value) => (value === 'true' ? '[aria-hidden]' : null)},
  {attribute: 'style', token: (value) => (/display\s*:\s*none/.test(value) ? '[hidden]' : null)}
]

/** What the markup around an element says: the path down to it, below `<html>`, and the class and id tokens on that path. */
export function readEvidence(element: Element | null): Omit<Evidence, 'linked'> {
  const path: string[] = []
  const tokens: string[] = []
  for (let node = element; node && node.name !== 'html' && path.length < maxPath; node = node.parent && 'attribs' in node.parent ? node.parent : null) {
    path.unshift(node.name)
    if (tokens.length < maxTokens) tokens.unshift(...tokensOf(node).slice(0, maxTokens - tokens.length))
  }
  return {path, tokens}
}

function tokensOf({attribs}: Element): string[] {
  const {class: classes = '', id = ''} = attribs
  const tokens = `${classes.slice(0, 1000)} ${id.slice(0, 100)}`.toLowerCase().split(/\s+/)
  for (const {attribute, token} of states) if (attribute in attribs) tokens.push(token(attribs[attribute].slice(0, 1000).toLowerCase()) ?? '')
  return tokens.filter((token) => token !== '').map((token) => token.slice(0, maxToken))
}
