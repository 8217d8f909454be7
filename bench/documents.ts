/** Seeded documents of some five hundred letters: prose that no two share, with names and dates. */
export function* documents(count: number, seed = 1): Generator<{id: string; text: string}> {
  const random = mulberry(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const name = (): string => `${pick(firstNames)} ${pick(beginnings)}${pick(endings)}`
  const sentence = (): string => {
    const words = Array.from({length: 6 + Math.floor(random() * 10)}, () => pick(nouns))
    return pick([
      `Le ${1 + Math.floor(random() * 28)} ${pick(months)} ${1700 + Math.floor(random() * 320)}, ${name()} vit ${words.join(' et ')}.`,
      `${name()} quitta ${pick(towns)} avec ${words.join(', ')}.`,
      `On trouva ${words.join(' sous ')} près de ${pick(towns)}.`
    ])
  }
  for (let i = 0; i < count; i++) yield {id: `d${i}`, text: Array.from({length: 4}, sentence).join(' ')}
}

const firstNames = ['Marie', 'Jean', 'Paul', 'Anne', 'Louis', 'Claire', 'Hugo', 'Jeanne', 'Luc', 'Alice']
const beginnings = ['Bar', 'Du', 'Mar', 'Le', 'Gau', 'Ro', 'Vil', 'Cha', 'Per', 'Mon', 'Fa', 'Bel']
const endings = ['dier', 'pont', 'chand', 'grand', 'tier', 'bert', 'lard', 'rin', 'not', 'taigne', 'vre', 'mont', 'court', 'val']
const towns = ['Brest', 'Lyon', 'Paris', 'Nantes', 'Lille', 'Toulouse', 'Rennes', 'Metz', 'Dijon', 'Tours']
const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']
const nouns = ['une barque', 'le moulin', 'trois chevaux', 'la neige', 'un vieux mur', 'des livres', 'le jardin', 'une lampe', 'la rivière', 'deux clés', 'un pont', 'le marché', 'des pierres', 'une voile', 'la tour', 'un cerf']

/** Mulberry32. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
