import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createBlock} from '../../src/doc.ts'
import {hasEscapes} from '../../src/repair/escapes.ts'
import {hasMojibake} from '../../src/repair/mojibake.ts'
import {invisible, ligature, Sign, signsOn} from '../../src/repair/signs.ts'
import {layOut} from '../../src/sheet.ts'
import {Text} from '../../src/text.ts'

const signsIn = (text: string): number => signsOn(layOut([createBlock('paragraph', Text.copy(text))]))

const needs: readonly [sign: Sign, isNeeded: (text: string) => boolean][] = [
  [Sign.Continuation, hasMojibake],
  [Sign.Ampersand, hasEscapes],
  [Sign.Invisible, (text) => invisible.test(text)],
  [Sign.Ligature, (text) => ligature.test(text)],
  [Sign.Composable, (text) => text.normalize('NFC') !== text]
]

test('whatever needs repair has its sign', () => {
  const parts = fc.constantFrom('Ã', '©', 'â', '€', '™', 'ï', '»', '¿', '&eacute;', 'l', '\u00ad', '\u0085', 'ﬁ', 'e', '\u0301', 'ᄀ', 'ᅡ', '\u212b', '𝅗𝅥', ' ')
  fc.assert(
    fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.array(parts).map((some) => some.join(''))), (text) => {
      for (const [sign, isNeeded] of needs) if (isNeeded(text)) expect(signsIn(text) & sign).toBe(sign)
    }),
    {numRuns: 500}
  )
})

test('good prose has none', () => {
  expect(signsIn('« L’été à Nîmes », dit-elle – c’est cher : 12 € …') & ~Sign.Lead).toBe(0)
})
