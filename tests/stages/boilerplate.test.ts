import {describe, expect, test} from 'vitest'
import {createPipeline} from '../../src/pipeline.ts'
import {boilerplate, sentences} from '../../src/stages/index.ts'
import {clean} from '../laws.ts'

const pipeline = createPipeline({stages: [sentences(), boilerplate()]})

const removals = (raw: string, lang = 'fr'): Record<string, string> => {
  const {removed} = clean({raw, lang}, pipeline)
  return Object.fromEntries(removed.map(({text, rule}) => [text, rule]))
}

describe('anywhere', () => {
  test.each([
    ['Publié le 3 mai 2020 à 10h12 ', 'Le maire a reçu le préfet à la mairie.'],
    ['Publié le 03/05/2020 à 10:12 Mis à jour le 4 mai 2020 à 9h ', '« Le port rouvre demain », a dit le maire.']
  ])('the dates of an article go, the sentence that they are glued to stays: %s', (line, sentence) => {
    expect(removals(line + sentence)).toEqual({[line.trim()]: 'boilerplate/byline'})
  })

  test.each(['Publié le 12 mars 1857, le roman connut un immense succès.', 'Publié le 3 mai 2020 par une maison de Lyon, le livre est épuisé.'])('stays: %s', (sentence) => {
    expect(removals(sentence)).toEqual({})
  })

  test.each([
    ['Lire aussi : Le port rouvre ses portes', 'boilerplate/related-links'],
    ['Désolé, votre navigateur ne supporte pas les vidéos', 'boilerplate/media-placeholder'],
    ['Tous droits réservés', 'boilerplate/credit'],
    ['© Ville de Lyon', 'boilerplate/credit'],
    ['Jeanne Martin — 8 octobre 2020 à 8h00.', 'boilerplate/byline'],
    ['https://exemple.fr/une/page?id=12', 'boilerplate/url'],
    ['Licence Creative Commons attribution', 'boilerplate/wiki-footer'],
    ['Ce site utilise des cookies pour mesurer son audience.', 'boilerplate/cookie-notice'],
    ['Article contenant un lien mort', 'boilerplate/wiki-footer'],
    ['Recevez chaque matin notre lettre.', 'boilerplate/newsletter'],
    ['Photo AFP', 'boilerplate/credit'],
    ['Accueil > Région > Côte d’Azur', 'boilerplate/navigation'],
    ['Accueil | Actualités | Le port | Contact', 'boilerplate/navigation'],
    ['Это предложение написано на другом языке и другими буквами.', 'boilerplate/foreign-script']
  ])('%s', (line, rule) => {
    expect(removals(`Le maire a reçu le préfet.\n\n${line}\n\nIls ont parlé deux heures.`)).toEqual({[line]: rule})
  })

  test.each([
    'Le site www.exemple.fr publie les chiffres de la semaine.',
    'Elle accepte tout ce que propose son navigateur, et les cookies de sa grand-mère.',
    'Des prisonniers auraient été exécutés.',
    'Que faire ?',
    'Il a laissé un commentaire sur la page.',
    'Jeanne Martin est née le 8 octobre 2020.',
    'Le mot russe « перестройка » signifie reconstruction.',
    '1) Définitions.',
    'Article contenant trois clauses, le contrat lie les deux parties depuis hier.',
    'Recevez nos amis comme ils vous ont reçus, dit-elle à son frère en partant.',
    'A > B > C',
    'Nord | Sud | Contact',
    'Le chemin Paris > Lyon > Nice dure cinq heures.',
    'Écrit par un médecin de campagne en 1831, le roman connut un immense succès.',
    'Il distingue (a) le vol, (b) la fraude et (c) le recel.',
    'Photo : le mot vient du grec et signifie lumière.',
    'Portail du XIIe siècle, la porte sud est classée depuis longtemps.',
    'Les plus populaires sont le football et le rugby.',
    'Aucun commentaire n’a été fait par le ministère.'
  ])('stays: %s', (line) => expect(removals(`Le maire a reçu le préfet.\n\n${line}`)).toEqual({}))
})

describe('in a block that lost its line breaks', () => {
  const prose = 'La ville se relève peu à peu de la tempête et ses habitants reviennent chaque année. '.repeat(16)
  const furniture =
    'Le pont rouvre en mars (11.02.21) Le marché ferme à midi (12.02.21) Une école neuve pour le quartier (13.02.21) Les travaux reprennent demain. '
  const flat = (piece: string): string => `${prose}${piece} ${prose}`
  const noisy = (piece: string): string => `${prose}${piece} ${furniture}${prose}`

  test('the end of a bracket whose beginning is lost goes', () => {
    expect(removals(flat('Le préfet arrive. nécessaire]. La pluie cesse.'))).toEqual({'nécessaire].': 'boilerplate/tail'})
  })

  test.each([
    'Il écrit dans ses mémoires : « Le maire donna son accord. En bas de la page, deux lignes manquaient. »',
    'Selon le maire, « la route sera longue », mais la ville est prête.',
    'Le président déclare : « La ville combat aujourd’hui pour ses écoles.',
    'Le maire aime trois mots : « liberté », « égalité », « fraternité ».',
    'Il se demanda longtemps ce qu’il allait faire…'
  ])('stays: %s', (piece) => {
    expect(removals(flat(`Le préfet arrive. ${piece} La pluie cesse.`))).toEqual({})
    expect(Object.values(removals(noisy(`Le préfet arrive. ${piece} La pluie cesse.`)))).not.toContainEqual(expect.stringMatching(/quotation|truncated/u))
  })

  test.each([
    ['Nous irons jusqu’au bout de ce long combat »,', 'boilerplate/loose-quotation'],
    ['« la route sera longue pour nous tous »,', 'boilerplate/loose-quotation'],
    ['La région a pourtant été donnée à la province en 1921 par …', 'boilerplate/truncated'],
    ['« Nous avons tout perdu dans cette affaire.', 'boilerplate/open-quotation'],
    ['Turquie et Russie s’activent en coulisses.', 'boilerplate/bare-name'],
    ['Rencontre des ministres à Genève.', 'boilerplate/no-verb'],
    ['Guerre du Nord : les secours arrivent.', 'boilerplate/label']
  ])('fragments and headlines go only where furniture lies around: %s', (piece, rule) => {
    expect(removals(noisy(`Le préfet arrive. ${piece}`))).toMatchObject({[piece]: rule})
    expect(removals(flat(`Le préfet arrive. ${piece}`))).toEqual({})
  })

  test.each([
    'Un incendie ravage le quartier.',
    'Géorgie du Sud reste inhabitée.',
    'France Gall chante à Paris.',
    'Première conséquence : les prix ont doublé.'
  ])('a clause is no headline, furniture or not: %s', (piece) => {
    expect(removals(noisy(`Le préfet arrive. ${piece}`))).not.toHaveProperty([piece])
  })

  test('a quotation is open when its end went with another piece', () => {
    const piece = 'Lettre du maire au préfet, « Nous irons jusqu’au bout. Nous avons tenu bon, et la suite est pour demain »,'
    expect(removals(noisy(`Le préfet arrive. ${piece} La pluie cesse.`))).toMatchObject({'Lettre du maire au préfet, « Nous irons jusqu’au bout.': 'boilerplate/open-quotation'})
  })

  test('the judge tells prose that mentions a phrase of pages, and a tagger only where there is too little to judge', () => {
    const mention = 'Aucun commentaire du ministère au sujet de la fermeture du port.'
    expect(removals(flat(mention))).toEqual({})
    expect(removals(`Le préfet arrive.\n\n${mention}`)).toEqual({[mention]: 'boilerplate/comment'})
  })

  test('what the judge took for a page is not judged by weak rules too', () => {
    const menu = 'Accueil Actualités Météo Recherche Connexion Mon compte Abonnez-vous Lire aussi Partager sur Facebook Commentaires Mentions légales Contact '
    const found = removals(`${menu.repeat(6)}${prose}« Nous avons tout perdu dans cette affaire. ${prose}${menu.repeat(6)}`)
    expect(Object.values(found)).toContain('boilerplate/judged')
    expect(Object.values(found)).not.toContain('boilerplate/open-quotation')
  })

  test('a footer does not take the sentence after it', () => {
    const found = removals(flat('Le préfet arrive. Licence Creative Commons attribution, Le 11 mars 1669, une fissure s’ouvre dans le mur.'))
    expect(found).toEqual({'Licence Creative Commons attribution,': 'boilerplate/wiki-footer'})
  })

  test('a list of search keywords is not cut, so that it goes whole', () => {
    const list = 'Hôtel Lyon, Vol Pas Cher, Film Policier 2018, Camping Les Pins, Recette Couscous, Promo Machine Laver, Carte De La Sarthe,'
    const {removed} = clean({raw: `Le maire a reçu le préfet.\n\n${list} ${list}`, lang: 'fr'})
    expect(removed.map(({rule, text}) => [rule, text])).toEqual([['spam/keywords', `${list} ${list}`]])
  })

  test('a list of footers goes item by item', () => {
    const found = removals(`${prose}Résolution 12 du conseil lire en ligne, Histoire de la ville, https://exemple.fr/page, Article contenant un appel à traduction en anglais. ${prose}`)
    expect(found).toEqual({
      'Résolution 12 du conseil lire en ligne,': 'boilerplate/wiki-footer',
      'Histoire de la ville,': 'boilerplate/list-item',
      'https://exemple.fr/page,': 'boilerplate/url',
      'Article contenant un appel à traduction en anglais.': 'boilerplate/wiki-footer'
    })
  })
})

describe('in a web page', () => {
  const kept = (raw: string): string => clean({raw, mediaType: 'text/html', lang: 'fr'}, pipeline).text

  test('navigation, asides and footers go, the article stays', () => {
    const page = `<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/c">Contact</a></li></ul></nav>
      <article><h1>Le pont rouvre</h1><p>Le maire a reçu le préfet dans la grande salle de la mairie, où ils ont parlé deux heures.</p></article>
      <div class="related"><a href="/1">Un autre article</a></div><footer>© Ville de Lyon</footer></body>`
    expect(kept(page)).toBe('Le pont rouvre\n\nLe maire a reçu le préfet dans la grande salle de la mairie, où ils ont parlé deux heures.')
  })

  test.each([
    ['<p>Bonjour</p>', 'Bonjour'],
    ['<h1>Titre</h1><p>Oui</p>', 'Titre\n\nOui'],
    ['<p>Il faut :</p><ul><li>le pain</li><li>le vin</li></ul>', 'Il faut :\n\nle pain\n\nle vin'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>', 'a\tb\n\n1\t2']
  ])('shortness alone condemns nothing: %s', (raw, text) => expect(kept(raw)).toBe(text))

  test('Markdown is never judged as a page', () => {
    const raw = '# Notes\n\n- [Passer à la banque](a)\n- [Appeler Marie](b)\n'
    expect(clean({raw, mediaType: 'text/markdown', lang: 'fr'}, pipeline).removed).toEqual([])
  })
})

test('English page furniture comes from the English pack', () => {
  expect(removals('The mayor met the council.\n\nSubscribe to our newsletter\n\nThey talked.', 'en')).toEqual({
    'Subscribe to our newsletter': 'boilerplate/newsletter'
  })
})

test('pathological text takes linear time', () => {
  const began = process.cpuUsage()
  for (const raw of ['(((((', 'a, ', '« ', '»,', 'lire en ligne, ', 'http://']) pipeline.clean({raw: raw.repeat(1e6 / raw.length), lang: 'fr'})
  const {user, system} = process.cpuUsage(began)
  expect((user + system) / 1e6).toBeLessThan(12)
})
