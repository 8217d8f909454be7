import {generator} from './random.ts'

/** What is learnt from: one row an example. */
export interface Examples {
  /** Numbers of a row; the rows one after the other. */
  readonly width: number
  readonly dense: Float32Array
  /** Features of each row that it just has or has not, by number from 0; none when left out. */
  readonly sparse?: readonly Int32Array[]
  readonly sparseCount?: number
  /** How far each row is an example of what is looked for, 0–1. */
  readonly target: Float32Array
  /** How much each row counts; about 1 on average. */
  readonly weight: Float32Array
}

export interface LogisticOptions {
  readonly epochs: number
  readonly rate: number
  /** L2, of the dense and of the sparse weights. */
  readonly penalty: number
  readonly sparsePenalty: number
  readonly seed: number
}

/** Tuned on the pages of the development data by cross-validation over their sites; half or double of each is hardly worse. */
const defaults: LogisticOptions = {epochs: 6, rate: 0.1, penalty: 1e-5, sparsePenalty: 3e-5, seed: 7}

/**
 * Logistic regression by AdaGrad (Duchi et al. 2011), rows in a seeded order, so that the same rows give the same weights.
 * @param rows numbers of the rows that are learnt from
 * @returns the weights: `width` dense ones, the sparse ones, and the bias last
 */
export function trainLogistic(examples: Examples, rows: Iterable<number>, options: Partial<LogisticOptions> = {}): Float64Array {
  const {epochs, rate, penalty, sparsePenalty, seed} = {...defaults, ...options}
  const {width, dense, sparse, sparseCount = 0, target, weight} = examples
  const weights = new Float64Array(width + sparseCount + 1)
  const squares = new Float64Array(weights.length).fill(0.01)
  const order = Int32Array.from(rows)
  const next = generator(seed)
  let step = rate
  const move = (i: number, gradient: number): void => {
    squares[i] += gradient * gradient
    weights[i] -= (step * gradient) / Math.sqrt(squares[i])
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    step = rate / (1 + epoch / 2)
    for (const row of order) {
      const error = (probability(scoreOf(examples, row, weights)) - target[row]) * weight[row]
      for (let k = 0, at = row * width; k < width; k++, at++) {
        if (dense[at] !== 0) move(k, error * dense[at] + penalty * weights[k])
      }
      if (sparse) for (const feature of sparse[row]) move(width + feature, error + sparsePenalty * weights[width + feature])
      move(weights.length - 1, error)
    }
  }
  return weights
}

/** Log-odds that the weights give to a row. */
export function scoreOf({width, dense, sparse}: Pick<Examples, 'width' | 'dense' | 'sparse'>, row: number, weights: Float64Array): number {
  let score = weights[weights.length - 1]
  for (let k = 0, at = row * width; k < width; k++, at++) score += weights[k] * dense[at]
  if (sparse) for (const feature of sparse[row]) score += weights[width + feature]
  return score
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
}
