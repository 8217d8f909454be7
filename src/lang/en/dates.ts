import type {DateRule} from '../../dates/rule.ts'

export const dates: readonly DateRule[] = []
