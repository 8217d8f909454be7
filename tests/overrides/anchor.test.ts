import fc from 'fast-check'
import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {Anchors} from '../../src/overrides/anchor.ts'

const raw = readFileSync('raw/002_81c7f9c158193909.txt', 'utf8')
const plain = (quote: string, before = '', after = ''): {quote: string; before: string; after: string} => ({quote, before, after})

describe('Anchors', () => {
  test('find words however the white space between them changed', () => {
    expect(new Anchors('Un  navire\n\nquitta\u00a0Brest.').find(plain('navire quitta Brest'))).toEqual({span: [4, 24]})
  })

  test('ask for context where the words stand at several places, and take it', () => {
    const anchors = new Anchors('À Brest, il pleut. Le vent souffle. À Brest, il neige.')
    expect(anchors.find(plain('Brest'))).toMatchObject({problem: expect.stringContaining('2 places') as unknown})
    expect(anchors.find(plain('Brest', 'Le vent souffle. À ', ', il neige.'))).toEqual({span: [38, 43]})
  })

  test('do not take the same words elsewhere', () => {
    const anchors = new Anchors('Le train part en mars pour Nantes.')
    expect(anchors.find(plain('mars', 'La guerre commence en ', ' et finit en mai.'))).toMatchObject({problem: expect.stringContaining('not between') as unknown})
  })

  test('name the nearest words', () => {
    expect(new Anchors('Le vent souffle. Un navire quita Brest hier. Il pleut.').find(plain('navire quitta Brest'))).toMatchObject({problem: expect.stringContaining('navire quita') as unknown})
  })

  test('take a megabyte of one letter in no time', () => {
    const anchors = new Anchors('a'.repeat(1_000_000))
    const start = process.cpuUsage().user
    expect(anchors.find(plain('a', 'a'.repeat(40), 'a'.repeat(40)))).toHaveProperty('problem')
    anchors.find(plain('b'.repeat(1000)))
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5)
  })

  // Each round edits the document at 500 random places. A mark of one character stands in the middle of the quote and is carried
  // through the edits, so that it is known where the quote went.
  test('after 500 random edits of the raw text, land on their words or nowhere', () => {
    let landed = 0
    const edit = fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.constantFrom('', 'x', ' ', 'et ', '. ', 'Azerbaïdjan'), fc.nat(6))
    fc.assert(
      fc.property(fc.nat(raw.length - 200), fc.integer({min: 3, max: 120}), fc.array(edit, {minLength: 500, maxLength: 500}), (start, length, edits) => {
        const end = start + length
        const anchor = {quote: raw.slice(start, end), before: raw.slice(Math.max(0, start - 40), start), after: raw.slice(end, end + 40)}
        if (anchor.quote.trim() === '') return
        const lead = anchor.quote.length - anchor.quote.trimStart().length
        let text = raw
        let at = start + lead
        for (const [share, insert, cut] of edits) {
          const place = Math.floor(share * text.length)
          text = text.slice(0, place) + insert + text.slice(place + cut)
          if (place + cut <= at) at += insert.length - cut
          else if (place <= at) at = Number.NaN
        }
        const found = new Anchors(text).find(anchor)
        if ('span' in found) landed++
        if ('span' in found && !Number.isNaN(at)) expect(found.span[0]).toBe(at)
      }),
      {numRuns: 40}
    )
    expect(landed).toBeGreaterThan(5)
  })
})
