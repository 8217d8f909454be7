import type {DateRule} from '../../dates/rule.ts'

/** The rows of French dates. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none. Of two rows of one length the first wins.
  {pattern: '<street> <of>? <day|ordinal> <month> <year>?', means: 'nothing', makes: 'Nothing', examples: ['12, rue du 8 Mai 1945 = none', 'place du 4 Septembre = none']},
  {pattern: '<number> <other-era>', means: 'nothing', makes: 'Nothing', examples: ["l'an 1442 de l'hégire = none"]},

  {pattern: '<age> <number> <unit>', means: 'nothing', makes: 'Nothing', examples: ['âgée de 24 ans = none']},
  {pattern: '<idiom>', means: 'nothing', makes: 'Nothing', examples: ['à la dernière minute = none']},
  {pattern: '<weekday> <holy>', means: 'nothing', makes: 'Nothing', examples: ['le Vendredi saint = none']},

  // Times of day.
  {pattern: '<hour> <hours> <minute>?', means: 'clock', makes: 'Clock', examples: ['à [14 h] = T14:00', 'à [8h30] = T08:30']},
  {pattern: '<hour> <o-clock> <minute>?', means: 'clock', makes: 'Clock', after: 'at-clock', examples: ['à [18 heures] = T18:00']},
  {pattern: '<hour>:<minute>', means: 'clock', makes: 'Clock', examples: ['à [20:45], = T20:45']},
  {pattern: '<noon>', means: 'clock', makes: 'Clock', after: 'at', examples: ['à [minuit] = T00:00']},
  {pattern: '<Clock> <to> <Clock>', means: 'clocks', makes: 'Clocks', examples: ['de [9h30 à 18 h] = T09:30/T18:00']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? <day|first|first-word> <month> ,? <year>', means: 'date', examples: ['le [5 mai 1994], = 1994-05-05', 'le [1er juillet 1993] = 1993-07-01', '[mardi 28 avril 2009] = 2009-04-28', 'le 31 [avril 2009] = 2009-04']},
  {pattern: '<weekday|weekday-short>? <day|first|first-word> <month>', means: 'date', examples: ['le [28 octobre], = XXXX-10-28', 'le [1er octobre] = XXXX-10-01', '[jeudi 3 novembre] = XXXX-11-03']},
  {pattern: '<month> <year>', means: 'date', examples: ['en [septembre 1988] = 1988-09']},
  {pattern: '<season> <of>? <year>', means: 'date', makes: 'Season', notAfter: 'before-no-season', examples: ["[Printemps 1992] : = 1992-21", "l'[été 1941] = 1941-22"]},
  {pattern: '<season> <of>? <year> <dash> <year>', means: 'seasonOfYears', makes: 'Season', notAfter: 'before-no-season', examples: ["l'[hiver 1941-1942] = 1941-24"]},
  {pattern: '<feast> <year>', means: 'feast', examples: ['à [Noël 1914] = 1914-12-25', '[Pâques 1928] = 1928-04-08']},
  {pattern: '<nth|ordinal|first> <quarter> <of>? <year>', means: 'quarter', examples: ['au [2e trimestre 2001] = 2001-34', 'le [premier semestre de 2010] = 2010-40']},
  {pattern: '<weekday> <day>', means: 'date', examples: ['[vendredi 28], = XXXX-XX-28']},
  {pattern: '<year>', means: 'bare', examples: ['en [1988], = 1988', 'en [1923], elle employait 1923 ouvriers = 1923', '1 936 km2 = none', 'la page 1994 = none']},
  {pattern: '<yy>', means: 'bare', makes: 'ShortYear', after: 'year-in', examples: ['deux ruptures en [97] (puis rien) = 1997']},
  {pattern: '<month>', means: 'bare', examples: ['en [octobre] = XXXX-10', "au mois d'[octobre] = XXXX-10", 'Mai Lan chante = none']},

  // Digits, day first.
  {pattern: '<dd|day>/<mm>/<year>', means: 'numeric', examples: ['le [05/06/1994] = 1994-06-05', 'le [25/01/1994] = 1994-01-25']},
  {pattern: '<dd|day>.<mm>.<year>', means: 'numeric', examples: ['([01.01.2012]) = 2012-01-01']},
  {pattern: '<dd|day>-<mm>-<year>', means: 'numeric', examples: ['le [13-02-2012] = 2012-02-13']},
  {pattern: '<dd|day>/<mm>/<yy>', means: 'numeric', examples: ['du [25/01/06] = 2006-01-25']},
  {pattern: '<dd|day>.<mm>.<yy>', means: 'numeric', examples: ['du [11.02.21] = 2021-02-11', 'version 2.0.12 = none']},
  {pattern: '<day> <dash> <day>.<mm>.<yy|year>', means: 'days', examples: ['Rapport, [25-28.01.21], = 2021-01-25/2021-01-28']},

  // As the pages that a text cites write them.
  {pattern: '<english-month> <day> , <year>', means: 'date', examples: ['The Observer, [August 17, 2003]. = 2003-08-17']},
  {pattern: '<day> <english-month> <year>', means: 'date', examples: ['accessed [27 Feb 2006]. = 2006-02-27']},

  // Decades, centuries, millennia, eras.
  {pattern: '<decade>\'<s>', means: 'decade', examples: ["les [90's] = 199X"]},
  {pattern: '<spelled-decade>', means: 'decade', examples: ['les [sixties] = 196X']},
  {pattern: '<decades> <decade>', means: 'decade', examples: ['les [années 1990] = 199X', 'les [années 60] = 196X', 'les [années soixante-dix] = 197X']},
  {pattern: '<decades> <decade> <to|and> <decades>? <decade>', means: 'decades', examples: ['les [années 1990-2000] = 199X/200X', 'les [années 1970 et 1980] = 197X/198X']},
  {pattern: '<nth|ordinal> <century> <era>?', means: 'century', examples: ['au [XXe siècle], = 19XX', 'au [Ve siècle av. J.-C.] = -04XX', 'du [seizième siècle] = 15XX', '[Ier siècle] = 00XX']},
  {pattern: '<nth|ordinal> <millennium> <era>?', means: 'millennium', examples: ['au [IIe millénaire] = 1XXX', 'dès le [Ier millénaire av. J.-C.] = -0XXX']},
  {pattern: '<number> <era>', means: 'date', examples: ['en [52 av. J.-C.], = -0051', '[753 avant notre ère] = -0752']},
  {pattern: '<day|first> <month> <number> <era>', means: 'date', examples: ['le [1er janvier 49 av. J.-C.] = -0048-01-01']},
  {pattern: '<nth|ordinal> <to|and> <nth|ordinal> <century> <era>?', means: 'centuries', examples: ['aux [XIXe et XXe siècles] = 18XX/19XX', 'des [XVIIe-XVIIIe siècles] = 16XX/17XX']},
  {pattern: '<nth|ordinal> <or> <nth|ordinal> <century> <era>?', means: 'eitherYear', examples: ['du [Ve ou VIe siècle] = 04XX/05XX']},
  {pattern: '<part> <nth> <to> <part>? <nth> <century>', means: 'centuries', examples: ['[fin XVIe – début XVIIe siècle] = 15XX/16XX']},

  // Early, mid, late, about.
  {pattern: '<part|half> <of>? <the>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['au [début du XXe siècle], = 19XX', '[début des années 1990] = 199X', 'dès la [fin février] = XXXX-02', "[début de l'année 1947] = 1947", '[première moitié du XIXe siècle] = 18XX']},
  {pattern: '<part>-<Date>', means: 'part', makes: 'Qualified', examples: ["à la [mi-1993] = 1993", '[mi-avril 2002] = 2002-04']},
  {pattern: '<approximate> <the>? <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[vers 1250] = 1250~', '[vers la fin du XVIIIe siècle] = 17XX', 'vers 1500 mètres = none']},

  // From one to the other.
  {pattern: '<weekday>? <day|first> <to|and> <the>? <weekday>? <day> <month> <year>?', means: 'days', makes: 'Span', examples: ['du [10 au 12 mars 2001] = 2001-03-10/2001-03-12', 'les [13 et 14 octobre 2012] = 2012-10-13/2012-10-14', 'du [1er au 4 septembre] = XXXX-09-01/XXXX-09-04']},
  {pattern: '<weekday> <day|first> <and|to> <weekday> <day>', means: 'days', makes: 'WeekdaySpan', examples: ['[vendredi 28 et samedi 29], = XXXX-XX-28/XXXX-XX-29']},
  {pattern: '<month> <to|and> <month> <year>?', means: 'months', makes: 'Span', examples: ['de [juin à août 2010] = 2010-06/2010-08', '([janvier-février 1794]) = 1794-01/1794-02']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994', 'de [1858 à 1860], = 1858/1860']},
  {pattern: '<year>-<yy>', means: 'years', makes: 'Span', examples: ['saison [1966-67] = 1966/1967']},
  {pattern: '<year>/<year>', means: 'years', makes: 'Span', examples: ['saison [2002/2003] = 2002/2003']},
  {pattern: '<number> <to|dash> <number> <era>', means: 'years', makes: 'Span', examples: ['de [221 à 206 av. J.-C.] = -0220/-0205']},
  {pattern: '<Date|Season|Qualified> <to> <the>? <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['du [27 septembre au 10 novembre 2020], = 2020-09-27/2020-11-10', '[24 février 1811 - 21 octobre 1861] = 1811-02-24/1861-10-21']},
  {pattern: '<Date|Season|Qualified> <and> <Date|Season|Qualified>', means: 'interval', makes: 'Between', after: 'between', examples: ['entre [1988 et 1994], = 1988/1994', 'entre le [6 mai et le 10 juin 2007] = 2007-05-06/2007-06-10']},
  {pattern: '<year> <or> <year>', means: 'eitherYear', makes: 'Span', examples: ['en [1386 ou 1387], = 1386/1387']},
  {pattern: '<yy> <dash> <yy>', means: 'years', makes: 'War', after: 'war', examples: ['la guerre de [14-18], = 1914/1918']},
  {pattern: '<Qualified> <and> <Qualified>', means: 'interval', makes: 'Span', examples: ['[Fin 1009 et début 1010], = 1009/1010']},
  {pattern: '<About> <to> <About>', means: 'interval', makes: 'Span', examples: ['[vers 1250 à vers 1260] = 1250~/1260~']},
  {pattern: '<Date> <to> <present>', means: 'since', makes: 'Span', examples: ['de [2008 à nos jours] = 2008/..']},
  {pattern: '<approximate> <Span>', means: 'approximate', makes: 'AboutSpan', examples: ['[vers 786 à 790] = 0786~/0790~']},

  // What hangs on another date.
  {pattern: '<day> <same-month>', means: 'date', makes: 'Anaphoric', examples: ['le [26 du même mois] = XXXX-XX-26']},
  {pattern: '<day|first>', means: 'bare', makes: 'LoneDay', after: 'the-day', examples: ['Le [17], ils partent = XXXX-XX-17', 'le 3e et le 13 arrondissements = none']},
  {pattern: '<deixis> <daypart>?', means: 'shift', makes: 'Deictic', examples: ['il arriva [hier soir] = null', "[aujourd'hui] = null"]},
  {pattern: '<this>? <weekday> <direction>? <daypart>?', means: 'weekday', makes: 'Deictic', examples: ['[mardi dernier] = null', "[ce dimanche à l'aube] = null"]},
  {pattern: '<this> <unit>', means: 'shift', makes: 'Deictic', examples: ['[cette semaine] = null']},
  {pattern: '<unit> <direction>', means: 'shift', makes: 'Deictic', examples: ["l'[an prochain] = null"]},
  {pattern: '<ago> <number|one> <unit>', means: 'shift', makes: 'Deictic', examples: ['[il y a deux ans] = null']},
  {pattern: '<Date> <direction>', means: 'directed', makes: 'Directed', examples: ['le [6 mai dernier] = XXXX-05-06', '[juin prochain] = XXXX-06']},
  {pattern: '<this> <season>', means: 'directed', makes: 'Directed', examples: ['[cet été] = null']},
  {pattern: '<season> <direction>', means: 'directed', makes: 'Directed', after: 'season-article', examples: ["l'[été dernier] = null", 'il a été passé = none']},
  {pattern: '<number|one> <unit> <later>', means: 'anaphoric', makes: 'Anaphoric', examples: ['[trois mois plus tard] = null']},
  {pattern: '<this> <unit|weekday>-? <there>', means: 'anaphoric', makes: 'Anaphoric', examples: ['[ce jour-là] = null', '[cette année là] = null']},
  {pattern: '<anaphoric> <daypart>?', means: 'anaphoric', makes: 'Anaphoric', examples: ['le [lendemain matin] = null', 'le [même jour] = null']},

  // A date and its clock.
  {pattern: '<Date|Deictic> <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ['le [8 octobre 2020 à 8h00], = 2020-10-08T08:00']},

  // How long, how often.
  {pattern: '<number|one> <unit>', means: 'duration', makes: 'Duration', examples: ['après [trois mois] = P3M', '[deux décennies] de paix = P20Y']},
  {pattern: '<vague-number> <unit>', means: 'vagueDuration', makes: 'Duration', examples: ['pendant [plusieurs mois] = null']},
  {pattern: '<every> <unit|weekdays|weekday>', means: 'set', makes: 'Set', examples: ['[chaque année] = P1Y', '[tous les mardis] = null']}
]
