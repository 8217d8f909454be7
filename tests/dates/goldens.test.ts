import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {findDates} from './found.ts'
import {lang} from '../../src/lang/index.ts'

describe.each(['fr', 'fr-first', 'fr-second', 'fr-context', 'en'])('%s', (name) => {
  const pack = lang(name.slice(0, 2))
  const source = readFileSync(new URL(`../goldens/dates/${name}.txt`, import.meta.url), 'utf8')
  const lines = source.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

  test.each(lines)('%s', (line) => {
    const [, reference = null, marked] = /^(?:@(\S+) )?(.*)$/.exec(line)!
    const text = marked.replace(/\[([^|\]]+)\|[^\]]+\]/g, '$1')
    const found = [...findDates(text, pack, {reference})].reverse()
    expect(found.reduce((rest, {start, end, value}) => `${rest.slice(0, start)}[${rest.slice(start, end)}|${value}]${rest.slice(end)}`, text)).toBe(marked)
  })
})
