import type {DateRule} from '../../dates/rule.ts'

/** The rows of Italian dates that need no other date. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none.
  {pattern: '<street> <of>? <day> <month> <year>?', means: 'nothing', makes: 'Nothing', examples: ['via 4 novembre = none', 'piazza 25 aprile = none']},

  // Times of day.
  {pattern: '<hour>:<minute> <o-clock>?', means: 'clock', makes: 'Clock', examples: ['alle [20:45] = T20:45']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? ,? <day|first-word> <month> <of>? <year>', means: 'date', examples: ['il [5 maggio 1994] = 1994-05-05', '[lunedì 5 maggio 1994] = 1994-05-05']},
  {pattern: '<weekday|weekday-short>? ,? <day|first-word> <month>', means: 'date', examples: ['il [28 ottobre] = XXXX-10-28']},
  {pattern: '<month> <of>? <year>', means: 'date', examples: ['nel [settembre 1988] = 1988-09', 'nel [maggio del 1990] = 1990-05']},
  {pattern: '<season> <of>? <year>', means: 'date', makes: 'Season', examples: ["l'[estate del 1941] = 1941-22"]},
  {pattern: '<year>', means: 'bare', examples: ['nel [1988] = 1988', 'pagina 1994 = none', '1500 metri = none']},
  {pattern: '<month>', means: 'bare', examples: ['in [ottobre] = XXXX-10']},

  // Digits, day first.
  {pattern: '<dd|day>.<mm>.<year>', means: 'numeric', examples: ['[01.02.2012] = 2012-02-01']},
  {pattern: '<dd|day>.<mm>.<yy>', means: 'numeric', examples: ['[25.01.12] = 2012-01-25', '2.0.12 = none']},
  {pattern: '<dd|day>/<mm>/<year>', means: 'numeric', examples: ['[25/01/1994] = 1994-01-25']},
  {pattern: '<dd|day>/<mm>/<yy>', means: 'numeric', examples: ['[25/01/94] = 1994-01-25']},
  {pattern: '<dd|day>-<mm>-<year>', means: 'numeric', examples: ['[25-01-1994] = 1994-01-25']},

  // Decades, centuries, eras.
  {pattern: '<decades> <decade>', means: 'decade', examples: ['gli [anni 1990] = 199X', 'gli [anni sessanta] = 196X', "gli [anni '60] = 196X"]},
  {pattern: '<nth|ordinal> <century> <era>?', means: 'century', examples: ['nel [XX secolo] = 19XX', 'il [V secolo a.C.] = -04XX']},
  {pattern: '<nth|ordinal> <to|and> <nth|ordinal> <century> <era>?', means: 'centuries', examples: ['tra il [XIX e XX secolo] = 18XX/19XX']},
  {pattern: '<number> <era>', means: 'date', examples: ['[52 a.C.] = -0051']},

  // Early, mid, late, about.
  {pattern: '<part> <of>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['alla [fine di febbraio 1990] = 1990-02', "all'[inizio del XX secolo] = 19XX"]},
  {pattern: '<approximate> <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[verso il 1250] = 1250~']},

  // From one to the other.
  {pattern: '<day|first-word> <to|and> <day|first-word> <month>', means: 'days', makes: 'Span', examples: ['dal [10 al 12 marzo] = XXXX-03-10/XXXX-03-12']},
  {pattern: '<day|first-word> <to|and> <day|first-word> <month> <of>? <year>', means: 'days', makes: 'Span', examples: ['dal [10 al 12 marzo 2001] = 2001-03-10/2001-03-12']},
  {pattern: '<month> <to|and> <month> <of>? <year>', means: 'months', makes: 'Span', examples: ['da [giugno a agosto 2010] = 2010-06/2010-08']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994']},
  {pattern: '<year><dash><yy>', means: 'years', makes: 'Span', examples: ['[1966-67] = 1966/1967']},
  {pattern: '<year>/<yy|year>', means: 'years', makes: 'Span', examples: ['[1966/67] = 1966/1967']},
  {pattern: '<Date|Season|Qualified> <to> <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['dal [27 settembre al 10 novembre 2020] = 2020-09-27/2020-11-10']},
  {pattern: '<Date> <and> <Date>', means: 'interval', makes: 'Between', after: 'between', examples: ['tra il [1988 e il 1994] = 1988/1994']},

  // A date and its clock.
  {pattern: '<Date> ,? <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ["l'[8 ottobre 2020 alle 8:00] = 2020-10-08T08:00"]}
]
