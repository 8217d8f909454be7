import type {Calibration} from '../../entities/model/calibration.ts'
import {oddsOf} from '../../entities/model/calibration.ts'

/** A name that was found, what the model thinks of it, and whether it is right. */
export interface Judged {
  readonly score: number
  readonly right: boolean
}

/** Fits slope and intercept by Newton's method on the likelihood. */
export function fitCalibration(judged: readonly Judged[]): Calibration {
  let slope = 1
  let intercept = 0
  for (let step = 0; step < 30; step++) {
    let [gradient1, gradient2, h11, h12, h22] = [0, 0, 1e-6, 0, 1e-6]
    for (const {score, right} of judged) {
      const odds = oddsOf(score)
      const p = 1 / (1 + Math.exp(-slope * odds - intercept))
      const miss = Number(right) - p
      const spread = p * (1 - p)
      gradient1 += miss * odds
      gradient2 += miss
      h11 += spread * odds * odds
      h12 += spread * odds
      h22 += spread
    }
    const determinant = h11 * h22 - h12 * h12
    slope += (h22 * gradient1 - h12 * gradient2) / determinant
    intercept += (h11 * gradient2 - h12 * gradient1) / determinant
  }
  return [round(slope), round(intercept)]
}

/** Expected calibration error, percent: how far scores and shares of right names lie apart in ten equal ranges of score. */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({length: 10}, () => ({count: 0, scores: 0, right: 0}))
  for (const {score, right} of judged) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]
    bin.count++
    bin.scores += score
    bin.right += Number(right)
  }
  return (100 * bins.reduce((sum, {scores, right}) => sum + Math.abs(scores - right), 0)) / Math.max(1, judged.length)
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
