import {describe, expect, test} from 'vitest'
import {parse, sentencesOf, shape} from './tree.ts'

const words = (text: string): string => sentencesOf(parse(text)).map(shape).join(' / ')

describe('words', () => {
  test.each([
    ["L'arbre d’or", "L+'+arbre d+’+or"],
    ['aujourd’hui, est-il', 'aujourd+’+hui p(,) est+-+il'],
    ['peut- être', 'peut+- être'],
    ['av. J.-C. en', 'av+. J+.+-+C+. en'],
    ['M. Roux et Mme Petit.', 'M+. Roux et Mme Petit p(.)'],
    ['les É.-U. et la S.N.C.F. aussi', 'les É+.+-+U+. et la S+.+N+.+C+.+F+. aussi'],
    ['à la S.N.C.F.', 'à la S+.+N+.+C+.+F+.'],
    ['le 1.2.3.', 'le 1+.+2+.+3 p(.)'],
    ['12,5 % à 12:30', '12 p(,) 5 s(%) à 12+:+30'],
    ['et/ou km/h oui/non', 'et+/+ou km+/+h oui p(/) non'],
    ['R&D & &c', 'R+&+D s(&) &+c'],
    ['a_b a__b', 'a+_+b a+__+b'],
    ['un .5 ici', 'un .+5 ici'],
    ['jean@exemple.fr', 'jean+@+exemple+.+fr'],
    ["'oui' l''or", "p(') oui p(') l p('') or"],
    ['non... et . . . oui', 'non p(...) et p(.) p(.) p(.) oui'],
    ['« Viens. »', 'p(«) Viens p(.) p(»)'],
    ['20 € – x² + ½', '20 s(€) p(–) x² s(+) ½']
  ])('%s', (text, expected) => expect(words(text)).toBe(expected))

  test('a letter and its accents are one text', () => {
    expect(words('L’e\u0301te\u0301 \u0301x')).toBe('L+’+e\u0301te\u0301 \u0301x')
  })

  test('letters beyond the basic plane are letters, emoji with their modifiers one symbol', () => {
    expect(words('𝒜𝒷 👍🏽 ❤️ 👩‍⚕️ ok')).toBe('𝒜𝒷 s(👍🏽) s(❤️) s(👩‍⚕️) ok')
  })

  test('a joiner of zero width stays inside the word', () => {
    expect(words('می\u200Cخواهم')).toBe('می\u200Cخواهم')
  })
})
