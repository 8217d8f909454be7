import type {DateRule} from '../../dates/rule.ts'

/** The rows of English dates. Names in brackets are sections of dates.txt and shapes of digits; with a capital, what earlier rows make. */
export const dates: readonly DateRule[] = [
  // What looks like a date and is none. Of two rows of one length the first wins.
  {pattern: '<age> <number> <unit>?', means: 'nothing', makes: 'Nothing', examples: ['a man aged 24 = none']},
  {pattern: '<number> -? <old>', means: 'nothing', makes: 'Nothing', examples: ['a 24-year-old man = none', 'he is 24 years old = none']},
  {pattern: '<idiom>', means: 'nothing', makes: 'Nothing', examples: ['at the last minute = none']},

  // Times of day.
  {pattern: '<hour>:<minute> <half-day>?', means: 'clock', makes: 'Clock', examples: ['at [20:45], = T20:45', 'at [8:45 p.m.] = T20:45']},
  {pattern: '<hour> <half-day|o-clock>', means: 'clock', makes: 'Clock', examples: ['at [9 am] = T09:00', "at [9 o'clock] = T09:00"]},
  {pattern: '<noon>', means: 'clock', makes: 'Clock', after: 'at-clock', examples: ['at [midnight] = T00:00']},
  {pattern: '<Clock> <to> <Clock>', means: 'clocks', makes: 'Clocks', examples: ['from [9 am to 6 pm] = T09:00/T18:00']},

  // Days, months and years.
  {pattern: '<weekday|weekday-short>? ,? <month> <day|nth> ,? <year>', means: 'date', examples: ['on [May 5, 1994], = 1994-05-05', '[Friday, November 13, 2015] = 2015-11-13', 'on [June 07 2011] = 2011-06-07']},
  {pattern: '<weekday|weekday-short>? ,? <day|nth> <of>? <month> ,? <year>', means: 'date', examples: ['on [5 May 1994] = 1994-05-05', 'the [5th of May 1994] = 1994-05-05']},
  {pattern: '<weekday|weekday-short>? ,? <month> <day|nth>', means: 'date', examples: ['on [June 17], = XXXX-06-17', 'on [Saturday, June 3rd] = XXXX-06-03']},
  {pattern: '<weekday|weekday-short>? ,? <day|nth> <of>? <month>', means: 'date', examples: ['on [28 October], = XXXX-10-28', 'on the [4th of July] = XXXX-07-04']},
  {pattern: '<month> <of>? ,? <year>', means: 'date', examples: ['in [September 1988] = 1988-09', 'in [May, 1988] = 1988-05']},
  {pattern: '<season> <of>? <year>', means: 'date', makes: 'Season', examples: ['in the [spring of 1992] = 1992-21', '[Summer 1941] = 1941-22']},
  {pattern: '<season> <of>? <year><dash><year|yy>', means: 'seasonOfYears', makes: 'Season', examples: ['the [winter of 1941-42] = 1941-24']},
  {pattern: '<feast> <of>? <year>', means: 'feast', examples: ['[Christmas 1914] = 1914-12-25', '[Easter 1928] = 1928-04-08']},
  {pattern: '<nth|ordinal> <quarter> <of>? <year>', means: 'quarter', examples: ['the [second quarter of 2001] = 2001-34']},
  {pattern: '<year>', means: 'bare', examples: ['in [1988], = 1988', 'in [1923], it had 1923 workers = 1923', 'page 1994 = none']},
  {pattern: '<month>', means: 'bare', examples: ['in [May] = XXXX-05', 'Theresa May spoke = none', 'you may go = none', 'since [October] = XXXX-10']},

  // Digits, month first.
  {pattern: '<mm>/<day>/<year>', means: 'numeric', examples: ['on [05/06/1994] = 1994-05-06', 'on [01/25/1994] = 1994-01-25']},
  {pattern: '<mm>/<day>/<yy>', means: 'numeric', examples: ['on [1/25/06] = 2006-01-25']},
  {pattern: '<day>/<mm>/<year>', means: 'date', examples: ['on [25/01/1994] = 1994-01-25']},
  {pattern: '<day>.<mm>.<year>', means: 'date', examples: ['([01.02.2012]) = 2012-02-01', 'version 2.0.12 = none']},

  // Decades, centuries, millennia, eras.
  {pattern: '<decade><s>', means: 'decade', examples: ['the [1990s] = 199X', "the [60s] = 196X"]},
  {pattern: "<decade>'<s>", means: 'decade', examples: ["the [1990's] = 199X"]},
  {pattern: '<spelled-decade>', means: 'decade', examples: ['the [sixties] = 196X']},
  {pattern: '<decade><s> <to|and> <the>? <decade><s>', means: 'decades', examples: ['the [1970s and 1980s] = 197X/198X']},
  {pattern: '<nth|ordinal> -? <century> <era>?', means: 'century', examples: ['in the [20th century], = 19XX', 'the [5th century BC] = -04XX', 'the [sixteenth century] = 15XX']},
  {pattern: '<nth|ordinal> <millennium> <era>?', means: 'millennium', examples: ['the [2nd millennium] = 1XXX', 'the [1st millennium BC] = -0XXX']},
  {pattern: '<number> <era>', means: 'date', examples: ['in [52 BC], = -0051', '[79 AD] = 0079']},
  {pattern: '<prefix-era> <number>', means: 'date', examples: ['in [AD 79] = 0079']},
  {pattern: '<nth|ordinal> <to|and> <nth|ordinal> <century> <era>?', means: 'centuries', examples: ['the [19th and 20th centuries] = 18XX/19XX']},
  {pattern: '<nth|ordinal> <or> <nth|ordinal> <century> <era>?', means: 'eitherYear', examples: ['the [5th or 6th century] = 04XX/05XX']},

  // Early, mid, late, about.
  {pattern: '<part|half> <of>? <the>? <Date|Season>', means: 'part', makes: 'Qualified', examples: ['in the [early 20th century], = 19XX', '[late 1990s] = 199X', 'at the [end of February] = XXXX-02', '[first half of the 19th century] = 18XX']},
  {pattern: '<part>-<Date>', means: 'part', makes: 'Qualified', examples: ['in [mid-1993] = 1993', '[mid-April 2002] = 2002-04']},
  {pattern: '<approximate> <the>? <Date|Season|Qualified>', means: 'approximate', makes: 'About', examples: ['[around 1250] = 1250~', 'about 1500 metres = none']},

  // From one to the other.
  {pattern: '<month> <day|nth> <to|and> <day|nth> ,? <year>?', means: 'days', makes: 'Span', examples: ['[March 10-12, 2001] = 2001-03-10/2001-03-12', '[June 3 to 6] = XXXX-06-03/XXXX-06-06']},
  {pattern: '<day|nth> <to|and> <day|nth> <of>? <month> ,? <year>?', means: 'days', makes: 'Span', examples: ['[10 to 12 March 2001] = 2001-03-10/2001-03-12']},
  {pattern: '<month> <to|and> <month> <year>?', means: 'months', makes: 'Span', examples: ['from [June to August 2010] = 2010-06/2010-08']},
  {pattern: '<year> <dash|to> <year>', means: 'years', makes: 'Span', examples: ['([1988-1994]) = 1988/1994', 'from [1858 to 1860], = 1858/1860']},
  {pattern: '<year><dash><yy>', means: 'years', makes: 'Span', examples: ['the [1966-67] season = 1966/1967']},
  {pattern: '<year>/<year>', means: 'years', makes: 'Span', examples: ['the [2002/2003] season = 2002/2003']},
  {pattern: '<number> <to|dash> <number> <era>', means: 'years', makes: 'Span', examples: ['from [221 to 206 BC] = -0220/-0205']},
  {pattern: '<Date|Season|Qualified> <to> <the>? <Date|Season|Qualified>', means: 'interval', makes: 'Span', examples: ['from [September 27 to November 10, 2020] = 2020-09-27/2020-11-10']},
  {pattern: '<Date|Season|Qualified> <and> <Date|Season|Qualified>', means: 'interval', makes: 'Between', after: 'between', examples: ['between [1988 and 1994], = 1988/1994']},
  {pattern: '<year> <or> <year>', means: 'eitherYear', makes: 'Span', examples: ['in [1386 or 1387], = 1386/1387']},
  {pattern: '<Date> <to> <present>', means: 'since', makes: 'Span', examples: ['from [2008 to the present] = 2008/..']},
  {pattern: '<approximate> <Span>', means: 'approximate', makes: 'AboutSpan', examples: ['[around 786 to 790] = 0786~/0790~']},

  // What hangs on another date.
  {pattern: '<deixis> <daypart>?', means: 'shift', makes: 'Deictic', examples: ['[yesterday morning] = null', '[tomorrow] = null']},
  {pattern: '<direction>? <weekday> <daypart>?', means: 'weekday', makes: 'Deictic', examples: ['[last Tuesday] = null', 'on [Wednesday] = null']},
  {pattern: '<direction> <unit>', means: 'shift', makes: 'Deictic', examples: ['[last week] = null', '[this year] = null']},
  {pattern: '<number|one> <unit> <ago>', means: 'shift', makes: 'Deictic', examples: ['[two years ago] = null']},
  {pattern: '<direction> <month>', means: 'directed', makes: 'Directed', examples: ['[next June] = XXXX-06']},
  {pattern: '<direction> <season>', means: 'directed', makes: 'Directed', examples: ['[last summer] = null']},
  {pattern: '<number|one> <unit> <later>', means: 'anaphoric', makes: 'Anaphoric', examples: ['[three months later] = null']},
  {pattern: '<anaphoric>', means: 'anaphoric', makes: 'Anaphoric', examples: ['the [following day] = null']},

  // A date and its clock.
  {pattern: '<Date|Deictic> <at>? <Clock>', means: 'dateTime', makes: 'Time', examples: ['on [October 8, 2020 at 8:00 am] = 2020-10-08T08:00']},
  {pattern: '<Clock> <Date|Deictic>', means: 'dateTime', makes: 'Time', examples: ['at [8:00 am October 8, 2020] = 2020-10-08T08:00']},

  // How long, how often.
  {pattern: '<number|one> <unit>', means: 'duration', makes: 'Duration', examples: ['after [three months] = P3M', '[two decades] of peace = P20Y']},
  {pattern: '<vague-number> <unit>', means: 'vagueDuration', makes: 'Duration', examples: ['for [several months] = null']},
  {pattern: '<every> <unit|weekday>', means: 'set', makes: 'Set', examples: ['[every year] = P1Y', '[every Tuesday] = null']}
]
