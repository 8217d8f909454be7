/**
 * The score of a verdict, 0–1, as removals and close calls bear it: 0.5 is the line, whatever the threshold is.
 * @param logOdds that the text is junk
 * @param threshold log-odds from which it goes
 */
export function scoreOf(logOdds: number, threshold = 0): number {
  return 1 / (1 + Math.exp(threshold - logOdds))
}
