/**
 * Log-odds as a share, 0–1, such as the score that removals and close calls bear: 0.5 is the line, whatever the threshold is.
 * @param logOdds of a score: that the text is junk
 * @param threshold log-odds from which it goes
 */
export function scoreOf(logOdds: number, threshold = 0): number {
  return 1 / (1 + Math.exp(threshold - logOdds))
}
