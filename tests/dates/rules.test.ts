import {describe, expect, test} from 'vitest'
import {commonRules} from '../../src/dates/common.ts'
import {findDates} from './found.ts'
import {lang, languages} from '../../src/lang/index.ts'

/** Every example of every row: `le [5 mai 1994] = 1994-05-05`, or `= none`. */
describe.each(languages())('the rows of %s', (code) => {
  const pack = lang(code)
  const examples = [...commonRules, ...pack.dates].flatMap(({pattern, examples}) => examples.map((example) => ({pattern, example})))

  test.each(examples)('$pattern: $example', ({example}) => {
    const [, marked, value] = /^(.*) = (.*)$/.exec(example)!
    const text = marked.replace(/[[\]]/g, '')
    const found = findDates(text, pack).map(({start, end, surface}) => `${text.slice(start, end)} = ${surface}`)
    expect(found).toEqual(value === 'none' ? [] : [`${/\[(.*)\]/.exec(marked)![1]} = ${value === 'null' ? null : value}`])
  })

  test('has an example for every row', () => {
    expect(pack.dates.filter(({examples}) => examples.length === 0).map(({pattern}) => pattern)).toEqual([])
  })
})
