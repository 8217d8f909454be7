import type {DateRule} from '../../dates/rule.ts'

/** The rows of German dates that need no other date. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none.
  {pattern: '<street> <of>? <day>. <month> <year>?', means: 'nothing', makes: 'Nothing', examples: ['Platz des 18. März = none']},

  // Times of day.
  {pattern: '<hour>:<minute> <o-clock>', means: 'clock', makes: 'Clock', examples: ['um [20:45 Uhr] = T20:45']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? ,? <day>. <month> <year>', means: 'date', examples: ['am [5. Mai 1994] = 1994-05-05', '[Montag, 5. Mai 1994] = 1994-05-05']},
  {pattern: '<weekday|weekday-short>? ,? <day>. <month>', means: 'date', examples: ['am [28. Oktober] = XXXX-10-28']},
  {pattern: '<month> <year>', means: 'date', examples: ['im [September 1988] = 1988-09']},
  {pattern: '<season> <of>? <year>', means: 'date', makes: 'Season', examples: ['im [Sommer 1941] = 1941-22']},
  {pattern: '<year>', means: 'bare', examples: ['im Jahr [1988] = 1988', 'Seite 1994 = none', '1500 Meter = none']},
  {pattern: '<month>', means: 'bare', examples: ['im [Oktober] = XXXX-10', 'August Macke malt = none']},

  // Digits, day first.
  {pattern: '<dd|day>.<mm>.<year>', means: 'numeric', examples: ['[01.02.2012] = 2012-02-01']},
  {pattern: '<dd|day>.<mm>.<yy>', means: 'numeric', examples: ['[25.01.12] = 2012-01-25', '2.0.12 = none']},
  {pattern: '<dd|day>/<mm>/<year>', means: 'numeric', examples: ['[25/01/1994] = 1994-01-25']},
  {pattern: '<dd|day>/<mm>/<yy>', means: 'numeric', examples: ['[25/01/94] = 1994-01-25']},
  {pattern: '<dd|day>-<mm>-<year>', means: 'numeric', examples: ['[25-01-1994] = 1994-01-25']},

  // Decades, centuries, eras.
  {pattern: '<decade><decade-ending> <years>?', means: 'decade', examples: ['die [1990er Jahre] = 199X', 'die [60er Jahre] = 196X']},
  {pattern: '<nth|day>. <century> <era>?', means: 'century', examples: ['im [20. Jahrhundert] = 19XX', 'das [5. Jahrhundert v. Chr.] = -04XX']},
  {pattern: '<ordinal> <century> <era>?', means: 'century', examples: ['des [zwanzigsten Jahrhunderts] = 19XX']},
  {pattern: '<day>. <to|and> <day>. <century> <era>?', means: 'centuries', examples: ['im [19. und 20. Jahrhundert] = 18XX/19XX']},
  {pattern: '<number> <era>', means: 'date', examples: ['[52 v. Chr.] = -0051']},

  // Early, mid, late, about.
  {pattern: '<part> <of>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['[Ende Februar 1990] = 1990-02', '[Anfang des 20. Jahrhunderts] = 19XX']},
  {pattern: '<approximate> <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[um 1250] = 1250~']},

  // From one to the other.
  {pattern: '<day>. <to|and> <day>. <month>', means: 'days', makes: 'Span', examples: ['vom [10. bis 12. März] = XXXX-03-10/XXXX-03-12']},
  {pattern: '<day>. <to|and> <day>. <month> <year>', means: 'days', makes: 'Span', examples: ['vom [10. bis 12. März 2001] = 2001-03-10/2001-03-12']},
  {pattern: '<month> <to|and> <month> <year>', means: 'months', makes: 'Span', examples: ['von [Juni bis August 2010] = 2010-06/2010-08']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994']},
  {pattern: '<year><dash><yy>', means: 'years', makes: 'Span', examples: ['[1966-67] = 1966/1967']},
  {pattern: '<year>/<yy|year>', means: 'years', makes: 'Span', examples: ['[1966/67] = 1966/1967']},
  {pattern: '<Date|Season|Qualified> <to> <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['vom [27. September bis 10. November 2020] = 2020-09-27/2020-11-10']},
  {pattern: '<Date> <and> <Date>', means: 'interval', makes: 'Between', after: 'between', examples: ['zwischen [1988 und 1994] = 1988/1994']},

  // A date and its clock.
  {pattern: '<Date> ,? <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ['am [8. Oktober 2020 um 8:00 Uhr] = 2020-10-08T08:00']}
]
