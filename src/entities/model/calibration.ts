/** What log odds are multiplied by, and what is added to them (Platt 1999). */
export type Calibration = readonly [slope: number, intercept: number]

/** A probability as often right as it says. */
export function calibrated(probability: number, [slope, intercept]: Calibration): number {
  return 1 / (1 + Math.exp(-slope * oddsOf(probability) - intercept))
}

/** Log odds, at most about a million to one. */
export function oddsOf(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return Math.log(p / (1 - p))
}
