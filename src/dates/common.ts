import type {DateRule} from './rule.ts'

/** Rows that no language changes: ISO 8601. */
export const commonRules: readonly DateRule[] = [
  {pattern: '<yyyy>-<mm>-<day>', means: 'date', examples: ['[1994-05-05] = 1994-05-05', '[2015-3-3] = 2015-03-03', '1994-13-05 = none']},
  {pattern: '<yyyy>/<mm>/<day>', means: 'date', examples: ['[1994/05/05] = 1994-05-05']}
]
