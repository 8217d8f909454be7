import type {DateRule} from '../../dates/rule.ts'

/** The rows of Russian dates that need no other date. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none.
  {pattern: '<street> <of>? <day> <month> <year>?', means: 'nothing', makes: 'Nothing', examples: ['площадь 8 марта = none']},

  // Times of day.
  {pattern: '<hour>:<minute> <o-clock>?', means: 'clock', makes: 'Clock', examples: ['в [20:45] = T20:45']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? ,? <day> <month> <year> <year-noun>?', means: 'date', examples: ['[5 мая 1994 года] = 1994-05-05', '[понедельник, 5 мая 1994] = 1994-05-05']},
  {pattern: '<weekday|weekday-short>? ,? <day> <month>', means: 'date', examples: ['[28 октября] = XXXX-10-28']},
  {pattern: '<month> <year> <year-noun>?', means: 'date', examples: ['в [сентябре 1988 года] = 1988-09']},
  {pattern: '<season> <year-noun>? <year>', means: 'date', makes: 'Season', examples: ['[летом 1941] = 1941-22']},
  {pattern: '<year>', means: 'bare', examples: ['в [1988] = 1988', 'стр. 1994 = none', '1500 метров = none']},
  {pattern: '<month>', means: 'bare', examples: ['в [октябре] = XXXX-10']},

  // Digits, day first.
  {pattern: '<dd|day>.<mm>.<year>', means: 'numeric', examples: ['[01.02.2012] = 2012-02-01']},
  {pattern: '<dd|day>.<mm>.<yy>', means: 'numeric', examples: ['[25.01.12] = 2012-01-25', '2.0.12 = none']},
  {pattern: '<dd|day>/<mm>/<year>', means: 'numeric', examples: ['[25/01/1994] = 1994-01-25']},
  {pattern: '<dd|day>/<mm>/<yy>', means: 'numeric', examples: ['[25/01/94] = 1994-01-25']},
  {pattern: '<dd|day>-<mm>-<year>', means: 'numeric', examples: ['[25-01-1994] = 1994-01-25']},

  // Decades, centuries, eras.
  {pattern: '<decade>-<decade-ending> <year-noun>?', means: 'decade', examples: ['в [1990-х годах] = 199X', 'в [60-е годы] = 196X']},
  {pattern: '<year> <year-noun>', means: 'date', examples: ['в [1988 году] = 1988', 'в [1988 г.] = 1988']},
  {pattern: '<nth> <century> <era>?', means: 'century', examples: ['в [XX веке] = 19XX', '[V век до н. э.] = -04XX']},
  {pattern: '<nth> <to|and> <nth> <century> <era>?', means: 'centuries', examples: ['в [XIX–XX веках] = 18XX/19XX']},
  {pattern: '<number> <era>', means: 'date', examples: ['[52 до н. э.] = -0051']},

  // Early, mid, late, about.
  {pattern: '<part> <year-noun>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['в [конце февраля 1990] = 1990-02', 'в [начале XX века] = 19XX']},
  {pattern: '<approximate> <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[около 1250 года] = 1250~']},

  // From one to the other.
  {pattern: '<day> <to|and> <day> <month>', means: 'days', makes: 'Span', examples: ['с [10 по 12 марта] = XXXX-03-10/XXXX-03-12']},
  {pattern: '<day> <to|and> <day> <month> <year> <year-noun>?', means: 'days', makes: 'Span', examples: ['с [10 по 12 марта 2001 года] = 2001-03-10/2001-03-12']},
  {pattern: '<month> <to|and> <month> <year> <year-noun>?', means: 'months', makes: 'Span', examples: ['с [июня по август 2010 года] = 2010-06/2010-08']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994']},
  {pattern: '<year><dash><yy>', means: 'years', makes: 'Span', examples: ['[1966-67] = 1966/1967']},
  {pattern: '<year> <dash|to> <year> <year-noun>', means: 'years', makes: 'Span', examples: ['в [1957 -- 1959 годах] = 1957/1959']},
  {pattern: '<year>/<yy|year>', means: 'years', makes: 'Span', examples: ['[1966/67] = 1966/1967']},
  {pattern: '<Date|Season|Qualified> <to> <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['с [27 сентября по 10 ноября 2020 года] = 2020-09-27/2020-11-10']},
  {pattern: '<Date> <and> <Date>', means: 'interval', makes: 'Between', after: 'between', examples: ['между [1988 и 1994] = 1988/1994']},

  // A date and its clock.
  {pattern: '<Date> ,? <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ['[8 октября 2020 года в 8:00] = 2020-10-08T08:00']}
]
