type State = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing'

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\p{L}\p{N}_.+-])/uy
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

/**
 * Where a text stops being JSON, for a message that does not change with the version of Node, as that of JSON.parse does.
 * @returns offset of the first character that cannot stand where it does; the length of the text when it ends too early; -1 when it is JSON
 */
export function jsonErrorAt(text: string): number {
  const open: string[] = []
  let state: State = 'value'
  let at = 0
  for (;;) {
    while (' \t\r\n'.includes(text[at] || '-')) at++
    if (at >= text.length) return state === 'nothing' ? -1 : at
    const character = text[at]
    const inside = open.at(-1)
    const closes = state === ', or end' || state === (character === '}' ? 'key or }' : 'value or ]')
    if ((character === '}' || character === ']') && closes && inside === (character === '}' ? '{' : '[')) {
      open.pop()
      at++
      state = open.length > 0 ? ', or end' : 'nothing'
    } else if (state === ', or end' && character === ',') {
      at++
      state = inside === '{' ? 'key' : 'value'
    } else if (state === ':' && character === ':') {
      at++
      state = 'value'
    } else if (state.startsWith('key') && character === '"') {
      const end = stringEnd(text, at)
      if (end < 0) return -end - 1
      at = end
      state = ':'
    } else if (state.startsWith('value') && (character === '{' || character === '[')) {
      open.push(character)
      at++
      state = character === '{' ? 'key or }' : 'value or ]'
    } else if (state.startsWith('value')) {
      const end = character === '"' ? stringEnd(text, at) : matchEnd(scalar, text, at)
      if (end < 0) return -end - 1
      at = end
      state = open.length > 0 ? ', or end' : 'nothing'
    } else return at
  }
}

/** Offset after a string; where it is wrong as `-offset - 1`. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1
    if (text[at] < ' ') return -at - 1
    if (text[at] !== '\\') continue
    const end = matchEnd(escape, text, at + 1)
    if (end < 0) return end
    at = end - 1
  }
  return -text.length - 1
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -at - 1
}
