import {expect, test} from 'vitest'
import {align} from '../../src/train/align.ts'

const marked = (page: string, gold: string): string => {
  const words = page.split(' ')
  const kept = align(words, gold.split(' '))
  return words.filter((_, i) => kept[i]).join(' ')
}

test('what the gold text has is found in order, what stands around it is not', () => {
  expect(marked('menu accueil le pont de la ville rouvre demain lire aussi contact', 'le pont de la ville rouvre demain')).toBe('le pont de la ville rouvre demain')
})

test('a headline that is repeated in a list of links counts where the text follows it', () => {
  const page = 'à la une le pont rouvre enfin le pont rouvre enfin hier le maire a reçu le préfet dans la grande salle'
  expect(marked(page, 'le pont rouvre enfin hier le maire a reçu le préfet dans la grande salle')).toBe('le pont rouvre enfin hier le maire a reçu le préfet dans la grande salle')
})

test('a word that differs parts what agrees', () => {
  expect(marked('un deux trois quatre cinq six sept huit', 'un deux trois X cinq six sept huit')).toBe('un deux trois cinq six sept huit')
})

test('nothing in common', () => expect(marked('a b c', 'x y z')).toBe(''))
