import type {Dense, Net, NetShape, NetTrace} from '../boilerplate/net.ts'
import {netOf, runNet} from '../boilerplate/net.ts'
import type {Examples} from './logistic.ts'
import {probability, shuffle} from './logistic.ts'
import {generator} from './random.ts'

/** The rows of one text, in their order, and the share of each in it. */
export interface TextRows {
  readonly from: number
  readonly share: Float32Array
}

export interface NetOptions {
  readonly epochs: number
  /** Of Adam, at its highest: it rises in the first twentieth of the steps and then falls along a cosine. */
  readonly rate: number
  /** Share of each weight that a step takes away, times the rate. */
  readonly decay: number
  /** Share of the features that are hidden from a text, drawn anew each time. */
  readonly hiddenShare: number
  /** Texts of a step. */
  readonly batch: number
  readonly seed: number
}

/** Tuned on the pages of the development data by cross-validation over their sites; half or double of each is hardly worse. */
const defaults: NetOptions = {epochs: 8, rate: 3e-3, decay: 1e-3, hiddenShare: 0.1, batch: 4, seed: 1}

/** Features are divided by their standard deviation and so much, so that rare flags do not speak too loud. */
const leastDeviation = 0.1
/** Weights are means over the steps from this share of them on. */
const averagedFrom = 0.8
const longestGradient = 1

/**
 * Trains a network on whole texts by Adam (Kingma and Ba 2015; decay as Loshchilov and Hutter 2019) on the log loss. Rows of weight 0 are read and
 * teach nothing. The same texts give the same weights.
 */
export function trainNet(shape: NetShape, examples: Examples, texts: readonly TextRows[], options: Partial<NetOptions> = {}): Net {
  const {epochs, rate, decay, hiddenShare, batch, seed} = {...defaults, ...options}
  const next = generator(seed)
  const scale = scaleOf(examples, texts)
  const net = initial(shape, next)
  const gradient = netOf(shape)
  const mean = netOf(shape)
  const adam = adamOf(net.flat, decay)
  const order = Int32Array.from(texts, (_, i) => i)
  const steps = epochs * Math.ceil(texts.length / batch)
  const rowsOfStep = (texts.reduce((sum, {share}) => sum + share.length, 0) / texts.length) * batch
  let [step, averaged] = [0, 0]
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    for (let first = 0; first < order.length; first += batch) {
      gradient.flat.fill(0)
      for (const text of order.subarray(first, first + batch)) {
        const {from, share} = texts[text]
        const shown = scale.map((factor) => (next() < hiddenShare ? 0 : factor))
        const values = scaled(examples, from, share.length, shown)
        const trace = runNet(net, values, share)
        const error = trace.odds.map((odds, i) => ((probability(odds) - examples.target[from + i]) * examples.weight[from + i]) / rowsOfStep)
        backward(net, gradient, trace, values, share, error)
      }
      const done = ++step / steps
      adam(gradient.flat, rate * (0.01 + (done < 0.05 ? done / 0.05 : (1 + Math.cos((Math.PI * (done - 0.05)) / 0.95)) / 2)))
      if (done <= averagedFrom) continue
      averaged++
      for (let i = 0; i < mean.flat.length; i++) mean.flat[i] += (net.flat[i] - mean.flat[i]) / averaged
    }
  }
  // The network that is kept is asked about features as they are.
  const {weights, from, to} = mean.input
  for (let k = 0; k < from; k++) for (let channel = 0; channel < to; channel++) weights[k * to + channel] *= scale[k]
  return mean
}

function scaleOf({width, dense}: Examples, texts: readonly TextRows[]): Float64Array {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)]
  let count = 0
  for (const {from, share} of texts) {
    count += share.length
    for (let at = from * width, end = (from + share.length) * width; at < end; at++) {
      sums[at % width] += dense[at]
      squares[at % width] += dense[at] ** 2
    }
  }
  return Float64Array.from(sums, (sum, k) => 1 / (Math.sqrt(Math.max(0, squares[k] / count - (sum / count) ** 2)) + leastDeviation))
}

function scaled({width, dense}: Examples, from: number, count: number, factors: Float64Array): Float64Array {
  const values = new Float64Array(count * width)
  for (let at = 0, first = from * width; at < values.length; ) for (let k = 0; k < width; k++, at++) values[at] = dense[first + at] * factors[k]
  return values
}

/** Small random weights; gates begin between half open and all but closed, so that some states remember far and others near. */
function initial(shape: NetShape, next: () => number): Net {
  const net = netOf(shape)
  const fill = ({weights, from}: Dense, gain: number): void => {
    for (let i = 0; i < weights.length; i++) weights[i] = (sumOfDraws(next) - 6) * Math.sqrt(gain / from)
  }
  fill(net.input, 2)
  for (const {reading, mixing, text} of net.layer) {
    for (const matrix of [reading, mixing, text]) fill(matrix, 0.5)
    const {hidden, state} = shape
    for (const half of [0, 1]) for (let k = 0; k < state; k++) reading.bias[hidden + half * 2 * state + k] = (-3 * k) / Math.max(1, state - 1)
  }
  fill(net.output, 1)
  return net
}

/** Twelve draws have variance 1 and are nearly normal. */
function sumOfDraws(next: () => number): number {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += next()
  return sum
}

function adamOf(weights: Float64Array, decay: number): (gradient: Float64Array, rate: number) => void {
  const [mean, square] = [new Float64Array(weights.length), new Float64Array(weights.length)]
  let [left, leftOfSquare] = [1, 1]
  return (gradient, rate) => {
    const length = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0))
    const cut = length > longestGradient ? longestGradient / length : 1
    left *= 0.9
    leftOfSquare *= 0.999
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i] * cut
      mean[i] += 0.1 * (slope - mean[i])
      square[i] += 0.001 * (slope * slope - square[i])
      weights[i] -= rate * (mean[i] / (1 - left) / (Math.sqrt(square[i] / (1 - leftOfSquare)) + 1e-8) + decay * weights[i])
    }
  }
}

/** Adds what each weight has to do with the error, from the last layer to the first. */
function backward(net: Net, gradient: Net, {channels, layers}: NetTrace, values: Float64Array, share: Float32Array, error: Float64Array): void {
  const {hidden, state} = net
  const count = share.length
  const width = hidden + 4 * state
  const slope = new Float64Array(count * hidden)
  backProduct(net.output, gradient.output, channels[net.layers], error, count, slope)
  for (let l = net.layers - 1; l >= 0; l--) {
    const [layer, own] = [net.layer[l], gradient.layer[l]]
    const {read, states, mean, added} = layers[l]
    const addedSlope = new Float64Array(slope.length)
    for (let i = 0; i < slope.length; i++) if (added[i] > 0) addedSlope[i] = slope[i]
    const statesSlope = new Float64Array(states.length)
    backProduct(layer.mixing, own.mixing, states, addedSlope, count, statesSlope)
    const [sums, meanSlope] = [new Float64Array(hidden), new Float64Array(hidden)]
    for (let row = 0, i = 0; row < count; row++) for (let k = 0; k < hidden; k++, i++) sums[k] += addedSlope[i]
    backProduct(layer.text, own.text, mean, sums, 1, meanSlope)
    const readSlope = backStates(read, states, statesSlope, net, count)
    for (let row = 0; row < count; row++) {
      for (let k = 0; k < hidden; k++) {
        readSlope[row * width + k] = addedSlope[row * hidden + k]
        slope[row * hidden + k] += share[row] * meanSlope[k]
      }
    }
    backProduct(layer.reading, own.reading, channels[l], readSlope, count, slope)
  }
  for (let i = 0; i < slope.length; i++) if (channels[0][i] <= 0) slope[i] = 0
  backProduct(net.input, gradient.input, values, slope, count)
}

/** Adds to the slopes of a matrix, and of the values that it was multiplied with. */
function backProduct({from, to, weights}: Dense, gradient: Dense, values: Float64Array, slope: Float64Array, count: number, valueSlope?: Float64Array): void {
  for (let row = 0, at = 0; row < count; row++) {
    const base = row * to
    for (let k = 0; k < to; k++) gradient.bias[k] += slope[base + k]
    for (let i = 0; i < from; i++, at++) {
      const value = values[at]
      const first = i * to
      if (value !== 0) for (let k = 0; k < to; k++) gradient.weights[first + k] += value * slope[base + k]
      if (!valueSlope) continue
      // Two sums, since each addition waits for the one before it.
      let [even, odd] = [0, 0]
      for (let k = 0; k + 1 < to; k += 2) {
        even += weights[first + k] * slope[base + k]
        odd += weights[first + k + 1] * slope[base + k + 1]
      }
      if (to % 2 === 1) even += weights[first + to - 1] * slope[base + to - 1]
      valueSlope[at] += even + odd
    }
  }
}

/** Slopes of gates and candidates: what reaches a piece goes back to all pieces that it came by. */
function backStates(read: Float64Array, states: Float64Array, statesSlope: Float64Array, {hidden, state}: NetShape, count: number): Float64Array {
  const width = hidden + 4 * state
  const slope = new Float64Array(read.length)
  const carried = new Float64Array(state)
  for (const [last, step, half] of [[count - 1, -1, 0], [0, 1, 1]]) {
    carried.fill(0)
    for (let row = last, n = 0; n < count; n++, row += step) {
      const gates = row * width + hidden + half * 2 * state
      const at = (2 * row + half) * state
      for (let k = 0; k < state; k++) {
        const open = probability(read[gates + k])
        slope[gates + state + k] = carried[k] * open
        slope[gates + k] = carried[k] * (read[gates + state + k] - states[at + k]) * open * (1 - open)
        carried[k] += statesSlope[at + k] - carried[k] * open
      }
    }
  }
  return slope
}
