import type {DateRule} from './rule.ts'

/** Rows that no language changes: ISO 8601. */
export const commonRules: readonly DateRule[] = [
  {pattern: '<yyyy>-<mm>-<day>', means: 'date', examples: ['[1994-05-05] = 1994-05-05', '[2015-3-3] = 2015-03-03', '1994-13-05 = none']},
  {pattern: '<yyyy>/<mm>/<day>', means: 'date', examples: ['[1994/05/05] = 1994-05-05']},
  {pattern: '<yyyy>-<mm>-<day>T<hour>:<minute>Z?', means: 'instant', examples: ['[1994-11-05T13:15Z] = 1994-11-05T13:15Z', '[1994-11-05T13:15] = 1994-11-05T13:15']},
  {pattern: '<yyyy>-<mm>-<day>T<hour>:<minute>:<second>Z?', means: 'instant', examples: ['[1994-11-05T13:15:30] = 1994-11-05T13:15:30']},
  {pattern: '<yyyy>-<mm>-<day>T<hour>:<minute><+|-><hour>:<minute>', means: 'instant', examples: ['[1994-11-05T13:15+02:00] = 1994-11-05T13:15+02:00']},
  {pattern: '<yyyy>-<mm>-<day>T<hour>:<minute>:<second><+|-><hour>:<minute>', means: 'instant', examples: ['[1994-11-05T13:15:30-05:30] = 1994-11-05T13:15:30-05:30']}
]
