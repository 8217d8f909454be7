const english = {
  overview: 'Overview', documents: 'Documents', timeline: 'Timeline', entities: 'Entities', document: 'Document', entity: 'Entity',
  skip: 'Skip to the content', views: 'Views', theme: 'Dark or light', language: 'Français',
  read: 'Characters read', keptCharacters: 'Characters kept', keptShare: 'Kept', sentences: 'Sentences', dates: 'Dates', removals: 'Removals', failed: 'Failed', warnings: 'Warnings',
  whatBecame: 'What became of the text', byReason: 'Removed characters by reason', byRule: 'Removed characters by rule', languages: 'Languages, by documents', lang: 'Language', closest: 'Closest calls: kept, but nearly removed', nothing: 'Nothing here.',
  rule: 'Rule', reason: 'Reason', says: 'What it removes', characters: 'Characters', score: 'Score', sentence: 'Sentence', name: 'Name', type: 'Type', mentions: 'Mentions',
  aliases: 'Ways it is written', otherNames: 'Also written', together: 'Named in the same sentences', inDocuments: 'In documents', andMore: 'more', value: 'Value', words: 'Words', raw: 'Raw text', clean: 'Clean text',
  noRaw: 'The source has changed or is gone: the raw text cannot be shown. What was removed:',
  find: 'Find', all: 'all', page: 'Page', of: 'of', previous: 'Previous', next: 'Next', sortBy: 'sort',
  removed: 'Removed', keptEdge: 'Kept, but close', date: 'Date', id: 'Id', place: 'Raw place', resolvedBy: 'From', surface: 'The words alone say',
  copyOf: 'The copy that stays', details: 'Details and correction', copy: 'Copy', copied: 'Copied', write: 'Write into the overrides', written: 'Written; “tamis run” and “tamis report” show it', notWritten: 'Could not be written',
  keepThis: 'Keep this', dropThis: 'Remove this', correctDate: 'Correct the date', noDate: 'This is no date', correctEntity: 'Correct the entity', noEntity: 'This names nothing', newDate: 'This is a date', newEntity: 'This is an entity',
  sameEntity: 'The same as another one', differentEntity: 'Not the same as another one', corrections: 'Corrections',
  choose: 'Point at something in the text, or move with J and K, to see what it is and to correct it. Select words of the raw text to say what was missed.', selected: 'Selected', onlyEntity: 'Only', showAll: 'show all',
  zoomIn: 'Closer', zoomOut: 'Farther', earlier: 'Earlier', later: 'Later', statements: 'Dated statements', notLoaded: 'This file of the report cannot be loaded:',
  keysHelp: 'Keys: J, K next and previous mark · R or Enter the same place in the other text · O, D, T, E views · / find · + − < > timeline', error: 'Error', ambiguous: 'Ambiguous', yes: 'yes', title: 'Title', author: 'Author', source: 'Source', legend: 'Legend'
}

const french: typeof english = {
  overview: 'Vue d’ensemble', documents: 'Documents', timeline: 'Chronologie', entities: 'Entités', document: 'Document', entity: 'Entité',
  skip: 'Aller au contenu', views: 'Vues', theme: 'Sombre ou clair', language: 'English',
  read: 'Caractères lus', keptCharacters: 'Caractères gardés', keptShare: 'Gardé', sentences: 'Phrases', dates: 'Dates', removals: 'Suppressions', failed: 'En échec', warnings: 'Avertissements',
  whatBecame: 'Ce que le texte est devenu', byReason: 'Caractères supprimés par motif', byRule: 'Caractères supprimés par règle', languages: 'Langues, par documents', lang: 'Langue', closest: 'De justesse : gardé, mais presque supprimé', nothing: 'Rien ici.',
  rule: 'Règle', reason: 'Motif', says: 'Ce qu’elle supprime', characters: 'Caractères', score: 'Score', sentence: 'Phrase', name: 'Nom', type: 'Type', mentions: 'Mentions',
  aliases: 'Façons de l’écrire', otherNames: 'S’écrit aussi', together: 'Nommé dans les mêmes phrases', inDocuments: 'Dans les documents', andMore: 'de plus', value: 'Valeur', words: 'Mots', raw: 'Texte brut', clean: 'Texte nettoyé',
  noRaw: 'La source a changé ou manque : le texte brut ne peut être montré. Ce qui a été supprimé :',
  find: 'Chercher', all: 'tout', page: 'Page', of: 'sur', previous: 'Précédent', next: 'Suivant', sortBy: 'trier',
  removed: 'Supprimé', keptEdge: 'Gardé de justesse', date: 'Date', id: 'Identifiant', place: 'Place dans le brut', resolvedBy: 'D’après', surface: 'Les mots seuls disent',
  copyOf: 'La copie qui reste', details: 'Détails et correction', copy: 'Copier', copied: 'Copié', write: 'Écrire dans les corrections', written: 'Écrit ; « tamis run » et « tamis report » le montrent', notWritten: 'N’a pas pu être écrit',
  keepThis: 'Garder ceci', dropThis: 'Supprimer ceci', correctDate: 'Corriger la date', noDate: 'Ce n’est pas une date', correctEntity: 'Corriger l’entité', noEntity: 'Ceci ne nomme rien', newDate: 'C’est une date', newEntity: 'C’est une entité',
  sameEntity: 'La même qu’une autre', differentEntity: 'Pas la même qu’une autre', corrections: 'Corrections',
  choose: 'Désignez quelque chose dans le texte, ou avancez avec J et K, pour voir ce que c’est et le corriger. Sélectionnez des mots du texte brut pour dire ce qui manque.', selected: 'Sélection', onlyEntity: 'Seulement', showAll: 'tout montrer',
  zoomIn: 'Plus près', zoomOut: 'Plus loin', earlier: 'Plus tôt', later: 'Plus tard', statements: 'Énoncés datés', notLoaded: 'Ce fichier du rapport ne peut être chargé :',
  keysHelp: 'Touches : J, K marque suivante et précédente · R ou Entrée la même place dans l’autre texte · O, D, T, E vues · / chercher · + − < > chronologie', error: 'Erreur', ambiguous: 'Ambigu', yes: 'oui', title: 'Titre', author: 'Auteur', source: 'Source', legend: 'Légende'
}

export type Message = keyof typeof english
export type Language = 'en' | 'fr'

const messages: Readonly<Record<Language, typeof english>> = {en: english, fr: french}

let current: Language = 'en'

/** Chooses the language of the interface. */
export function speak(language: Language): void {
  current = language
  document.documentElement.lang = language
}

export function language(): Language {
  return current
}

/** What the interface says. */
export function say(message: Message): string {
  return messages[current][message]
}

/** A number as it is written in the language. */
export function number(value: number): string {
  return value.toLocaleString(current)
}

/** A share as percent, as it is written in the language. */
export function percent(share: number): string {
  return share.toLocaleString(current, {style: 'percent', maximumFractionDigits: 1})
}
