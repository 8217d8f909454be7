/** What the parser takes the square of. Nobody writes more containers on one line, deeper lists, or more markers of emphasis, code and links in a paragraph. */
const maxContainers = 50
const maxIndent = 100
const maxMarkers = 1000

const containers = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${maxContainers + 1},}`, 'gm')
const deepItems = new RegExp(`^[ \\t]{${maxIndent},}(?:[-+*]|\\d{1,9}[.)])(?=[ \\t])`, 'gm')
const thematicBreak = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/

/** A fence of code, left alone; a blank line, where a paragraph ends; markers. */
const fences = /\n[ \t>]*(?:`{3,}|~{3,})[^\n]*|\n[ \t]*(?=\n)|[*_`]+|[[\]]/g

/**
 * Replaces the Markdown markers of hostile texts that would keep the parser busy for hours by letters: `>>>>>…`, `1. 1. 1. …`, `*a*a*a…`, `[a][a]…`.
 * Nothing moves, and what is seen is read from the raw text, so these markers are seen as they are.
 */
export function tame(source: string): string {
  let markers = 0
  return source
    .replace(containers, (prefix) => (thematicBreak.test(prefix) ? prefix : prefix.slice(0, maxContainers) + masked(prefix.slice(maxContainers))))
    .replace(deepItems, masked)
    .replace(fences, (match) => {
      if (match[0] === '\n') markers = 0
      else if (++markers > maxMarkers) return masked(match)
      return match
    })
}

function masked(markers: string): string {
  return markers.replace(/[^ \t]/g, 'x')
}
