import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {typeOfFile} from '../../src/read/index.ts'
import {jsonErrorAt} from '../../src/read/json-error.ts'
import {parseRecordLine} from '../../src/read/jsonl.ts'
import {statedDate} from '../../src/read/stated-date.ts'
import {clean} from '../laws.ts'
import {reading} from './goldens.ts'

describe('records', () => {
  test.each<[string, object]>([
    ['{"id":"a/../b","text":"Un."}', {id: 'a/../b', raw: 'Un.', mediaType: 'text/plain', lang: null, date: null}],
    ['{"id":7,"html":"<p>Un.","lang":"fr-CA","date":"2020-10-27","other":[1]}', {id: '7', raw: '<p>Un.', mediaType: 'text/html', lang: 'fr-CA', date: '2020-10-27'}],
    ['\uFEFF{"text":"","html":null,"lang":"","date":"2020-10-27T08:00Z"}', {id: null, raw: '', mediaType: 'text/plain', lang: null, date: '2020-10-27T08:00:00'}]
  ])('%s', (line, record) => {
    expect(parseRecordLine(line, 1)).toEqual({record, error: null})
  })

  test('a charset that the html of a record declares is ignored', () => {
    const {record} = parseRecordLine('{"id":"a","html":"<meta charset=koi8-r><p>été"}', 1)
    expect(clean(record!, reading).text).toBe('été')
  })
})

describe('errors name the line and what is wrong', () => {
  test.each([
    ['{"id":"a",', 'not-json', 'line 3: not JSON: the line breaks off', null],
    ['{"id":"a" "text":"b"}', 'not-json', 'line 3: not JSON from column 11 on: "\\"text\\":\\"b\\"}"', null],
    ['[1]', 'not-a-record', 'line 3: a record is an object {"id", "text" or "html"}, not an array', null],
    ['null', 'not-a-record', 'line 3: a record is an object {"id", "text" or "html"}, not null', null],
    ['{"id":"a"}', 'no-text', 'line 3: neither "text" nor "html" is given', 'a'],
    ['{"id":"a","text":["b"]}', 'no-text', 'line 3: "text" must be a string, not an array', 'a'],
    ['{"id":"a","text":"b","html":"c"}', 'two-texts', 'line 3: both "text" and "html" are given; give the one that is to be cleaned', 'a'],
    ['{"id":{},"text":"b"}', 'bad-id', 'line 3: "id" must be a string or a number, not an object', null],
    ['{"id":"a","text":"b","lang":"français"}', 'bad-lang', 'line 3: "lang" must be a language code such as "fr", not "français"', 'a'],
    ['{"id":"a","text":"b","date":"hier"}', 'bad-date', 'line 3: "date" must be a day "YYYY-MM-DD" or a local date-time, not "hier"', 'a'],
    ['{"id":"a","text":"b","date":"2020-02-30"}', 'bad-date', 'line 3: "date" must be a day "YYYY-MM-DD" or a local date-time, not "2020-02-30"', 'a']
  ])('%s', (line, code, message, id) => {
    expect(parseRecordLine(line, 3)).toEqual({record: null, id, error: {code, message, line: 3}})
  })
})

describe('where JSON breaks', () => {
  test.each([
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a":tru}', 5],
    ['"a\nb"', 2],
    ['"\\x"', 2],
    ['[1', 2],
    ['{}}', 2],
    ['[}', 1],
    ['01', 0],
    ['', 0],
    [' {"a" : [ null , -1.5e3 , "\\u00e9" ] } ', -1]
  ])('%s', (text, at) => {
    expect(jsonErrorAt(text)).toBe(at)
  })

  test('it agrees with JSON.parse, and what stands before the place is not to blame', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', 'x', '1', '\\')).map(([json, at, insert]) => json.slice(0, at % (json.length + 1)) + insert + json.slice((at + 1) % (json.length + 1)))
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        const at = jsonErrorAt(text)
        expect(at === -1).toBe(isJson)
        if (at >= 0) expect([at, -1]).toContain(jsonErrorAt(text.slice(0, at)))
      }),
      {numRuns: 500}
    )
  })

  test('deep and long lines', () => {
    expect(jsonErrorAt('['.repeat(1_000_000))).toBe(1_000_000)
    expect(jsonErrorAt(`"${'a'.repeat(5_000_000)}`)).toBe(5_000_001)
  })
})

test.each([
  ['2020-10-27', '2020-10-27'],
  ['20201027', '2020-10-27'],
  ['2020-10-27T14:03:05.123+01:00', '2020-10-27T14:03:05'],
  ['2020-10-27 14:03', '2020-10-27T14:03:00'],
  ['2020-13-01', null],
  ['2020-10-27T25:00', null],
  ['27/10/2020', null],
  ['2020', null]
])('the stated date %s', (value, date) => {
  expect(statedDate(value)).toBe(date)
})

test.each([
  ['a/b.txt', 'text/plain', null],
  ['b.MD', 'text/markdown', null],
  ['c.markdown.gz', 'text/markdown', 'gzip'],
  ['d.htm', 'text/html', null],
  ['e.xhtml', 'text/html', null],
  ['f.jsonl.gz', 'application/jsonl', 'gzip'],
  ['g.ndjson', 'application/jsonl', null],
  ['h.pdf', null, null],
  ['CC-MAIN.warc.gz', 'application/warc', 'gzip'],
  ['CC-MAIN.warc.wet.zst', 'application/warc', 'zstd'],
  ['constructor', null, null],
  ['i.constructor', null, null],
  ['.gz', null, 'gzip']
])('the type of %s', (name, format, packing) => {
  expect(typeOfFile(name)).toEqual({format, packing})
})
