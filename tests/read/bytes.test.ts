import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decode, ReadError} from '../../src/read/bytes.ts'

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const spaces = (count: number) => ' '.repeat(count)

describe('the encoding is found', () => {
  test.each<[string, Buffer, 'text/plain' | 'text/html', string, string]>([
    ['plain ASCII', bytes('abc\r\n'), 'text/plain', 'utf-8', 'abc\r\n'],
    ['valid UTF-8', bytes('été'), 'text/plain', 'utf-8', 'été'],
    ['a UTF-8 BOM, kept', bytes([0xef, 0xbb, 0xbf], 'été'), 'text/plain', 'utf-8', '\uFEFFété'],
    ['UTF-16LE', Buffer.from('\uFEFFété', 'utf16le'), 'text/plain', 'utf-16le', '\uFEFFété'],
    ['UTF-16BE', Buffer.from('\uFEFFété', 'utf16le').swap16(), 'text/plain', 'utf-16be', '\uFEFFété'],
    ['neither: windows-1252', bytes([0xe9, 0x74, 0xe9, 0x20, 0x92, 0x80]), 'text/plain', 'windows-1252', 'été ’€'],
    ['meta charset', bytes('<meta charset=iso-8859-2>', [0xb1]), 'text/html', 'iso-8859-2', '<meta charset=iso-8859-2>ą'],
    ['meta http-equiv', bytes('<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"/>', [0x80]), 'text/html', 'windows-1252', '<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"/>€'],
    ['XML declaration', bytes('<?xml version="1.0" encoding="koi8-r"?>', [0xc1]), 'text/html', 'koi8-r', '<?xml version="1.0" encoding="koi8-r"?>а'],
    ['a meta in a comment counts not', bytes('<!-- <meta charset="koi8-r"> -->é'), 'text/html', 'utf-8', '<!-- <meta charset="koi8-r"> -->é'],
    ['nor one after 1024 bytes', bytes(spaces(1024), '<meta charset="koi8-r">é'), 'text/html', 'utf-8', `${spaces(1024)}<meta charset="koi8-r">é`],
    ['nor one in plain text', bytes('<meta charset="koi8-r">é'), 'text/plain', 'utf-8', '<meta charset="koi8-r">é'],
    ['UTF-16 declared in ASCII is UTF-8', bytes('<meta charset="utf-16">é'), 'text/html', 'utf-8', '<meta charset="utf-16">é']
  ])('%s', (_, input, mediaType, encoding, raw) => {
    expect(decode(input, {mediaType})).toEqual({raw, encoding, warnings: []})
  })

  test('what is stated outside beats the declaration, a BOM beats both', () => {
    expect(decode(bytes('<meta charset="koi8-r">é'), {mediaType: 'text/html', encoding: 'utf-8'}).raw).toBe('<meta charset="koi8-r">é')
    expect(decode(bytes([0xef, 0xbb, 0xbf], '<meta charset="koi8-r">é'), {mediaType: 'text/html', encoding: 'latin1'}).encoding).toBe('utf-8')
  })

  test('an unknown charset is a warning', () => {
    const {encoding, warnings} = decode(bytes('<meta charset="klingon">é'), {mediaType: 'text/html'})
    expect(encoding).toBe('utf-8')
    expect(warnings).toEqual([{rule: 'read/encoding', message: 'unknown charset "klingon" ignored', raw: null}])
  })
})

describe('bytes that are not quite UTF-8', () => {
  const windows1252 = (text: string) => Buffer.from(text, 'latin1')

  test('are UTF-8 when a stray byte did it, which is a warning', () => {
    expect(decode(windows1252('Un \xc3\xa9t\xc3\xa9 puis \xff casse.'))).toEqual({
      raw: 'Un été puis \uFFFD casse.',
      encoding: 'utf-8',
      warnings: [{rule: 'read/encoding', message: 'byte 0xFF at offset 14 (0xE) is not valid utf-8; it became U+FFFD', raw: [12, 13]}]
    })
  })

  test('are UTF-8 when the file was cut inside a character', () => {
    const {raw, encoding, warnings} = decode(bytes('Un été à la mer. '.repeat(500), 'caf', [0xc3]))
    expect(encoding).toBe('utf-8')
    expect(raw.endsWith('mer. caf\uFFFD')).toBe(true)
    expect(warnings).toMatchObject([{message: expect.stringContaining('byte 0xC3'), raw: [raw.length - 1, raw.length]}])
  })

  test.each<[string, Buffer, string]>([
    ['as many sequences as bad bytes', bytes('éé', [0xff, 0xff]), 'utf-8'],
    ['fewer sequences than bad bytes', bytes('éé', [0xff, 0xff, 0xff]), 'windows-1252'],
    ['a cut sequence counts byte by byte', bytes('é', [0xe2, 0x82]), 'windows-1252'],
    ['overlong forms and surrogates are no sequences', Buffer.from([0xe0, 0x80, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0xc0, 0x80]), 'windows-1252'],
    ['accents of windows-1252', windows1252('L\xe9on, \xe0 Besan\xe7on, f\xeata No\xebl.'), 'windows-1252'],
    ['an accent, a no-break space and a quote, which make a sequence of UTF-8', windows1252('\xab\xa0\xe9t\xe9\xa0\xbb'), 'windows-1252'],
    ['one accent at the end', windows1252('caf\xe9'), 'windows-1252']
  ])('%s', (_, input, encoding) => {
    expect(decode(input).encoding).toBe(encoding)
  })

  test('many bad bytes are summed up', () => {
    const {encoding, warnings} = decode(bytes('é'.repeat(100), Array(100).fill(0xff)))
    expect(encoding).toBe('utf-8')
    expect(warnings).toHaveLength(6)
    expect(warnings[5]).toMatchObject({message: '95 more places are not valid utf-8; they became U+FFFD', raw: [105, 200]})
  })

  test('hold bad bytes exactly where a strict decoder stops', () => {
    const byte = fc.oneof(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x9f, 0xa0, 0x8f, 0x90), fc.integer({min: 0x80, max: 0xff}))
    fc.assert(
      fc.property(fc.array(byte, {maxLength: 6}), (tail) => {
        const input = bytes('é'.repeat(10), tail)
        const {raw, encoding, warnings} = decode(input, {maxWarnings: Infinity})
        expect(encoding).toBe('utf-8')
        expect(raw).toBe(new TextDecoder().decode(input))
        expect(warnings.length).toBe([...raw].filter((character) => character === '\uFFFD').length - input.toString('latin1').split('\xef\xbf\xbd').length + 1)
      })
    )
  })
})

describe('an undecodable byte is a warning with its offset', () => {
  test('a hole of windows-1252', () => {
    const {raw, warnings} = decode(Buffer.from([0xe9, 0x20, 0x81, 0x9d]))
    expect(raw).toBe('é \uFFFD\uFFFD')
    expect(warnings[1]).toEqual({rule: 'read/encoding', message: 'byte 0x9D at offset 3 (0x3) is not valid windows-1252; it became U+FFFD', raw: [3, 4]})
  })

  test('a broken sequence in a file with a UTF-8 BOM; a true U+FFFD is none', () => {
    const {raw, warnings} = decode(bytes([0xef, 0xbb, 0xbf], 'é\uFFFD', [0xe2, 0x82], 'x', [0xff]))
    expect(raw).toBe('\uFEFFé\uFFFD\uFFFDx\uFFFD')
    expect(warnings.map(({message, raw}) => [message.slice(0, 30), raw])).toEqual([
      ['byte 0xE2 at offset 8 (0x8) is', [3, 4]],
      ['byte 0xFF at offset 11 (0xB) i', [5, 6]]
    ])
  })

  test('UTF-16 with half a pair and half a unit', () => {
    const {raw, warnings} = decode(Buffer.from([0xff, 0xfe, 0xfd, 0xff, 0x00, 0xd8, 0x41, 0x00, 0x42]))
    expect(raw).toBe('\uFEFF\uFFFD\uFFFDA\uFFFD')
    expect(warnings.map(({raw}) => raw)).toEqual([[2, 3], [4, 5]])
  })

  test('many are summed up', () => {
    const {warnings} = decode(Buffer.alloc(1000, 0x81))
    expect(warnings).toHaveLength(6)
    expect(warnings[5]).toMatchObject({message: '995 more places are not valid windows-1252; they became U+FFFD', raw: [5, 1000]})
  })

  test('the byte named is a byte that UTF-8 does not allow there, whatever comes', () => {
    const piece = fc.oneof(fc.constantFrom<number[]>([0x41], [0xc3, 0xa9], [0xef, 0xbf, 0xbd], [0xf0, 0x9f, 0x98, 0x80]), fc.array(fc.integer({min: 0x80, max: 0xff}), {maxLength: 4}))
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), (pieces) => {
        const input = Buffer.from([0xef, 0xbb, 0xbf, ...pieces.flat()])
        const {raw, warnings} = decode(input, {maxWarnings: Infinity})
        for (const {message, raw: place} of warnings) {
          const offset = Number(/offset (\d+)/.exec(message)![1])
          expect(new TextDecoder('utf-8', {ignoreBOM: true}).decode(input.subarray(0, offset))).toBe(raw.slice(0, place![0]))
        }
        expect(warnings.length === 0).toBe(input.equals(Buffer.from(raw)))
      })
    )
  })
})

test.each([
  ['a NUL byte', bytes('abc', [0], 'def'), 'looks binary (NUL byte at 3)'],
  ['a PDF', bytes('%PDF-1.7'), 'looks binary (a PDF)'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8]), 'looks binary (gzip)']
])('%s is refused with a remedy', (_, input, message) => {
  const refuse = () => decode(input)
  expect(refuse).toThrow(ReadError)
  expect(refuse).toThrow(message)
  try {
    refuse()
  } catch (error) {
    expect(error).toMatchObject({code: 'binary', remedy: expect.stringMatching(/\w/)})
  }
})

test('nothing at all is an empty text', () => {
  expect(decode(Buffer.alloc(0))).toEqual({raw: '', encoding: 'utf-8', warnings: []})
})
