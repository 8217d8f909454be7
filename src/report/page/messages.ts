const english = {
  overview: 'Overview', documents: 'Documents', timeline: 'Timeline', entities: 'Entities', document: 'Document', entity: 'Entity',
  skip: 'Skip to the content', views: 'Views', theme: 'Dark or light', language: 'Français', keys: 'Keys',
  read: 'Characters read', keptCharacters: 'Characters kept', sentences: 'Sentences', dates: 'Dates', removals: 'Removals', failed: 'Failed', warnings: 'Warnings',
  byReason: 'Removed characters by reason', byRule: 'Removed characters by rule', languages: 'Languages', closest: 'Closest calls: kept, but nearly removed', nothing: 'Nothing here.',
  rule: 'Rule', reason: 'Reason', says: 'What it says', characters: 'Characters', score: 'Score', sentence: 'Sentence', count: 'Count', name: 'Name', type: 'Type', mentions: 'Mentions',
  aliases: 'Ways it is written', together: 'Named in the same sentences', inDocuments: 'In documents', value: 'Value', raw: 'Raw text', clean: 'Clean text', noRaw: 'The source has changed or is gone: the raw text cannot be shown. What was removed:',
  filter: 'Filter', find: 'Find', allReasons: 'all reasons', allRules: 'all rules', allTypes: 'all types', allLanguages: 'all languages', page: 'Page', of: 'of', previous: 'Previous', next: 'Next',
  removed: 'Removed', keptEdge: 'Kept, but close', date: 'Date', id: 'Id', place: 'Raw place', resolvedBy: 'From', surface: 'The words alone say', toRaw: 'Go to the raw place', toClean: 'Go to the clean text',
  copyOf: 'The copy that stays', because: 'Because', details: 'Details', correct: 'Correction', copy: 'Copy', copied: 'Copied', write: 'Write into the overrides', written: 'Written; run “tamis run” again', notWritten: 'Could not be written',
  keepThis: 'Keep this', dropThis: 'Remove this', choose: 'Point at something in the text, or move with J and K, to see what it is and to correct it.',
  zoomIn: 'Closer', zoomOut: 'Farther', earlier: 'Earlier', later: 'Later', statements: 'Dated statements', undated: 'Without a year', year: 'Year', notLoaded: 'This file of the report cannot be loaded:',
  keysHelp: 'J, K: next, previous · Enter: open · R: raw place and back · O, D, T, E: views · /: filter', error: 'Error', ambiguous: 'ambiguous', yes: 'yes', title: 'Title', source: 'Source'
}

const french: typeof english = {
  overview: 'Vue d’ensemble', documents: 'Documents', timeline: 'Chronologie', entities: 'Entités', document: 'Document', entity: 'Entité',
  skip: 'Aller au contenu', views: 'Vues', theme: 'Sombre ou clair', language: 'English', keys: 'Touches',
  read: 'Caractères lus', keptCharacters: 'Caractères gardés', sentences: 'Phrases', dates: 'Dates', removals: 'Suppressions', failed: 'En échec', warnings: 'Avertissements',
  byReason: 'Caractères supprimés par motif', byRule: 'Caractères supprimés par règle', languages: 'Langues', closest: 'De justesse : gardé, mais presque supprimé', nothing: 'Rien ici.',
  rule: 'Règle', reason: 'Motif', says: 'Ce qu’elle dit', characters: 'Caractères', score: 'Score', sentence: 'Phrase', count: 'Nombre', name: 'Nom', type: 'Type', mentions: 'Mentions',
  aliases: 'Façons de l’écrire', together: 'Nommé dans les mêmes phrases', inDocuments: 'Dans les documents', value: 'Valeur', raw: 'Texte brut', clean: 'Texte nettoyé', noRaw: 'La source a changé ou manque : le texte brut ne peut être montré. Ce qui a été supprimé :',
  filter: 'Filtrer', find: 'Chercher', allReasons: 'tous les motifs', allRules: 'toutes les règles', allTypes: 'tous les types', allLanguages: 'toutes les langues', page: 'Page', of: 'sur', previous: 'Précédente', next: 'Suivante',
  removed: 'Supprimé', keptEdge: 'Gardé de justesse', date: 'Date', id: 'Identifiant', place: 'Place dans le brut', resolvedBy: 'D’après', surface: 'Les mots seuls disent', toRaw: 'Aller au texte brut', toClean: 'Aller au texte nettoyé',
  copyOf: 'La copie qui reste', because: 'Parce que', details: 'Détails', correct: 'Correction', copy: 'Copier', copied: 'Copié', write: 'Écrire dans les corrections', written: 'Écrit ; relancez « tamis run »', notWritten: 'N’a pas pu être écrit',
  keepThis: 'Garder ceci', dropThis: 'Supprimer ceci', choose: 'Désignez quelque chose dans le texte, ou avancez avec J et K, pour voir ce que c’est et le corriger.',
  zoomIn: 'Plus près', zoomOut: 'Plus loin', earlier: 'Plus tôt', later: 'Plus tard', statements: 'Énoncés datés', undated: 'Sans année', year: 'Année', notLoaded: 'Ce fichier du rapport ne peut être chargé :',
  keysHelp: 'J, K : suivant, précédent · Entrée : ouvrir · R : place dans le brut et retour · O, D, T, E : vues · / : filtrer', error: 'Erreur', ambiguous: 'ambigu', yes: 'oui', title: 'Titre', source: 'Source'
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
