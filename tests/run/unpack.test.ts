import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {WARCRecord, WARCSerializer} from 'warcio'
import {expect, test} from 'vitest'
import {fileItems} from '../../src/run/items.ts'
import {folder} from '../cli/tamis.ts'

/** Two records, packed by zstd 1.5. */
const zstd = Buffer.from('KLUv/SRDtQEApAJ7ImlkIjoiejEiLCJ0ZXh0IjoiVW4gbmF2aXJlLiJ9CjJEZXV4cy4ifQoDAEVlAvtiEOoJ7JET0g==', 'base64')

/** What the documents of a file are: their texts, or the codes of their failures. */
async function read(name: string, content: Uint8Array, maxBytes?: number): Promise<(string | {[id: string]: string})[]> {
  const path = join(folder(), name)
  writeFileSync(path, content)
  const found: (string | {[id: string]: string})[] = []
  for await (const item of fileItems(path, name, {maxBytes})) {
    const opened = item.open()
    found.push('input' in opened ? opened.input.raw : {[opened.failed.id ?? `line ${opened.failed.error!.line}`]: opened.failed.error!.code})
  }
  return found
}

test('zstd is unpacked, whole files and records', async () => {
  expect(await read('z.jsonl.zst', zstd)).toEqual(['Un navire.', 'Deux navires.'])
  expect(await read('z.txt.zst', zstd)).toEqual(['{"id":"z1","text":"Un navire."}\n{"id":"z2","text":"Deux navires."}\n'])
})

test('packed data that is cut short is refused, and what came before it stays', async () => {
  expect(await read('z.txt.zst', zstd.subarray(0, 40))).toEqual([{z: 'corrupt'}])
  expect(await read('n.jsonl.zst', Buffer.from('no zstd at all, but long enough'))).toEqual([{'line 1': 'corrupt'}])
  const lines = Array.from({length: 3000}, (_, i) => `{"id":"${i}","text":"${Math.sin(i)}"}\n`).join('')
  const found = await read('c.jsonl.gz', gzipSync(lines).subarray(0, -9))
  expect(found.length).toBeGreaterThan(100)
  expect(Object.values(found.at(-1)!)).toEqual(['corrupt'])
})

test('a bomb is refused by name, in bounded memory', async () => {
  expect(await read('b.jsonl.gz', gzipSync(Buffer.alloc(80e6, 'x')))).toEqual([{'line 1': 'bomb'}])
  expect(await read('b.txt.gz', gzipSync(Buffer.alloc(80e6)))).toEqual([{b: 'bomb'}])
  const wide = Buffer.from(zstd)
  wide.set([0x04, 0xb8], 4)
  expect(await read('w.txt.zst', wide)).toEqual([{w: 'bomb'}])
})

test('an endless line is refused, and the rest goes on', async () => {
  expect(await read('e.jsonl', Buffer.from(`{"id":"e","text":"${'x'.repeat(5000)}"}\n{"text":"Un."}\n`), 1000)).toEqual([{e: 'too-large'}, 'Un.'])
})

async function archive(): Promise<Buffer> {
  const page = (url: string, type: string, content: string, statusline = 'HTTP/1.1 200 OK'): WARCRecord =>
    WARCRecord.create(
      {url, date: '2026-01-02T03:04:05Z', type: 'response', warcVersion: 'WARC/1.1', warcHeaders: {'WARC-Record-ID': `<urn:uuid:${url.at(-1)}>`}, statusline, httpHeaders: {'Content-Type': type}},
      (async function* () { yield Buffer.from(content, 'latin1') })()
    )
  const records = [
    page('https://example.org/1', 'text/html; charset=ISO-8859-1', '<p>Un \xe9t\xe9.</p>'),
    page('https://example.org/2', 'image/png', 'png'),
    page('https://example.org/3', 'text/plain', 'Deux navires.'),
    page('https://example.org/4', 'text/html', '<p>Perdue.</p>', 'HTTP/1.1 404 Not Found'),
    page('https://example.org/5', 'text/html', `<p>${'x'.repeat(5000)}</p>`),
    page('https://example.org/6', 'text/html', '<p>Trois.</p>')
  ]
  return Buffer.concat(await Promise.all(records.map((record) => WARCSerializer.serialize(record, {gzip: true}))))
}

test('the pages of a web archive are documents, by the ids of their records', async () => {
  const packed = await archive()
  expect(await read('a.warc.gz', packed, 1000)).toEqual(['<p>Un été.</p>', 'Deux navires.', {5: 'too-large'}, '<p>Trois.</p>'])
  const path = join(folder(), 'a.warc.gz')
  writeFileSync(path, packed)
  for await (const item of fileItems(path, 'a.warc.gz')) {
    const opened = item.open()
    expect(opened).toMatchObject({input: {id: '1', mediaType: 'text/html', source: {line: 1, url: 'https://example.org/1', encoding: 'windows-1252'}}})
    break
  }
  expect((await read('a.warc.gz', packed.subarray(0, packed.length - 60), 1000)).at(-1)).toEqual({'line 6': 'corrupt'})
})
