import {retext} from 'retext'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {retextDates, retextTamis} from '../../src/retext/index.ts'

function run(value: string, data: Record<string, unknown> = {}, options = {}): VFile {
  const file = new VFile({value, data})
  const processor = unified().use(retextTamis, {lang: 'fr'}).use(retextDates, {lang: 'fr', ...options})
  processor.runSync(processor.parse(file), file)
  return file
}

test('puts the dates of all paragraphs into the data of the file', () => {
  const text = 'Le traité fut signé le 5 mai 1994.\n\nEn août 1992, la flotte revint.'
  const {data, messages} = run(text)
  expect(data.dates!.map(({text, value}) => [text, value])).toEqual([['5 mai 1994', '1994-05-05'], ['août 1992', '1992-08']])
  for (const {start, end, text: said} of data.dates!) expect(text.slice(start, end)).toBe(said)
  expect(messages).toEqual([])
})

test('counts from the reference of the options, else from the date of the file', () => {
  expect(run('Il est venu hier.', {}, {reference: '2021-03-10'}).data.dates![0].value).toBe('2021-03-09')
  expect(run('Il est venu hier.', {date: '2021-03-10'}).data.dates![0].value).toBe('2021-03-09')
  expect(run('Il est venu hier.').data.dates![0].value).toBeNull()
})

test('says which dates can be read in another way, and where', () => {
  const [message, ...more] = run('Un jour.\nFait le 05/06/1994.').messages
  expect(more).toEqual([])
  expect(String(message)).toBe('2:9-2:19: Ambiguous date `05/06/1994`: read as 1994-06-05')
})

test('works on the trees of another parser, and finds the language out', () => {
  const file = new VFile("La bataille eut lieu le 17 octobre 1991 dans la vallée, et la ville fut prise.")
  const processor = retext().use(retextDates)
  processor.runSync(processor.parse(file), file)
  expect(file.data.dates!.map(({value}) => value)).toEqual(['1991-10-17'])
})
