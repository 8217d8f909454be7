import type {DateRule} from '../../dates/rule.ts'

/** The rows of Spanish dates that need no other date. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none.
  {pattern: '<street> <of>? <day> <of> <month> <year>?', means: 'nothing', makes: 'Nothing', examples: ['calle del 2 de mayo = none']},

  // Times of day.
  {pattern: '<hour>:<minute> <o-clock>?', means: 'clock', makes: 'Clock', examples: ['a las [20:45] = T20:45']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? ,? <day|first-word> <of> <month> <of>? <year>', means: 'date', examples: ['el [5 de mayo de 1994] = 1994-05-05', '[lunes 5 de mayo de 1994] = 1994-05-05']},
  {pattern: '<weekday|weekday-short>? ,? <day|first-word> <of> <month>', means: 'date', examples: ['el [28 de octubre] = XXXX-10-28']},
  {pattern: '<month> <of>? <year>', means: 'date', examples: ['en [septiembre de 1988] = 1988-09', 'en [mayo 1990] = 1990-05']},
  {pattern: '<season> <of>? <year>', means: 'date', makes: 'Season', examples: ['el [verano de 1941] = 1941-22']},
  {pattern: '<year>', means: 'bare', examples: ['en [1988] = 1988', 'página 1994 = none', '1500 metros = none']},
  {pattern: '<month>', means: 'bare', examples: ['en [octubre] = XXXX-10']},

  // Digits, day first.
  {pattern: '<dd|day>.<mm>.<year>', means: 'numeric', examples: ['[01.02.2012] = 2012-02-01']},
  {pattern: '<dd|day>.<mm>.<yy>', means: 'numeric', examples: ['[25.01.12] = 2012-01-25', '2.0.12 = none']},
  {pattern: '<dd|day>/<mm>/<year>', means: 'numeric', examples: ['[25/01/1994] = 1994-01-25']},
  {pattern: '<dd|day>/<mm>/<yy>', means: 'numeric', examples: ['[25/01/94] = 1994-01-25']},
  {pattern: '<dd|day>-<mm>-<year>', means: 'numeric', examples: ['[25-01-1994] = 1994-01-25']},

  // Decades, centuries, eras.
  {pattern: '<decades> <decade>', means: 'decade', examples: ['los [años 1990] = 199X', 'los [años sesenta] = 196X']},
  {pattern: '<century> <nth> <era>?', means: 'century', examples: ['en el [siglo XX] = 19XX', 'el [siglo V a. C.] = -04XX']},
  {pattern: '<century> <nth> <to|and> <nth> <era>?', means: 'centuries', examples: ['los [siglos XIX y XX] = 18XX/19XX']},
  {pattern: '<number> <era>', means: 'date', examples: ['[52 a. C.] = -0051']},

  // Early, mid, late, about.
  {pattern: '<part> <of>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['a [finales de febrero de 1990] = 1990-02', 'a [principios del siglo XX] = 19XX']},
  {pattern: '<approximate> <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[hacia 1250] = 1250~']},

  // From one to the other.
  {pattern: '<day|first-word> <to|and> <day|first-word> <of> <month>', means: 'days', makes: 'Span', examples: ['del [10 al 12 de marzo] = XXXX-03-10/XXXX-03-12']},
  {pattern: '<day|first-word> <to|and> <day|first-word> <of> <month> <of>? <year>', means: 'days', makes: 'Span', examples: ['del [10 al 12 de marzo de 2001] = 2001-03-10/2001-03-12']},
  {pattern: '<month> <to|and> <month> <of>? <year>', means: 'months', makes: 'Span', examples: ['de [junio a agosto de 2010] = 2010-06/2010-08']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994']},
  {pattern: '<year><dash><yy>', means: 'years', makes: 'Span', examples: ['[1966-67] = 1966/1967']},
  {pattern: '<year>/<yy|year>', means: 'years', makes: 'Span', examples: ['[1966/67] = 1966/1967']},
  {pattern: '<Date|Season|Qualified> <to> <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['del [27 de septiembre al 10 de noviembre de 2020] = 2020-09-27/2020-11-10']},
  {pattern: '<Date> <and> <Date>', means: 'interval', makes: 'Between', after: 'between', examples: ['entre [1988 y 1994] = 1988/1994']},

  // A date and its clock.
  {pattern: '<Date> ,? <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ['el [8 de octubre de 2020 a las 8:00] = 2020-10-08T08:00']}
]
