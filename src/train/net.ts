import type {Dense, Net, NetShape, NetTrace} from '../boilerplate/net.ts'
import {netOf, openOf, runNet} from '../boilerplate/net.ts'
import type {Lists, SharedWords} from '../boilerplate/shared-words.ts'
import type {Matrix, Rows} from '../boilerplate/simd.ts'
import {inColumns, multiply, rowsOf, sumsOfLists} from '../boilerplate/simd.ts'
import {probability, shuffle} from './logistic.ts'
import {generator} from './random.ts'

/** A text that is learnt from; an entry a piece. */
export interface TextExample {
  /** The numbers of the pieces, a column for each, one after the other. */
  readonly columns: Float32Array
  /** Of each piece in the text; 1 in all. */
  readonly share: Float32Array
  /** How far each piece is an example of what is looked for, 0–1. */
  readonly target: Float32Array
  /** How much each piece counts, about 1 on average; 0 for one that is read and teaches nothing. */
  readonly weight: Float32Array
  /** Words that the pieces share, for a network that looks at them. */
  readonly words?: SharedWords
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
 * Trains a network on whole texts by Adam (Kingma and Ba 2015; decay as Loshchilov and Hutter 2019) on the log loss. The same texts give the same
 * weights.
 */
export function trainNet(shape: NetShape, texts: readonly TextExample[], options: Partial<NetOptions> = {}): Net {
  const {epochs, rate, decay, hiddenShare, batch, seed} = {...defaults, ...options}
  const next = generator(seed)
  const scales = scalesOf(texts, shape.width)
  const net = initial(shape, next)
  const gradient = netOf(shape)
  const mean = netOf(shape)
  const adam = adamOf(net.flat, decay)
  const order = Int32Array.from(texts, (_, i) => i)
  const steps = epochs * Math.ceil(texts.length / batch)
  const piecesOfStep = (texts.reduce((sum, {share}) => sum + share.length, 0) / texts.length) * batch
  let [step, averaged] = [0, 0]
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    for (let first = 0; first < order.length; first += batch) {
      gradient.flat.fill(0)
      for (const i of order.subarray(first, first + batch)) {
        const {columns, share, target, weight, words} = texts[i]
        const shown = scales.map(({mean, factor}) => ({mean, factor: next() < hiddenShare ? 0 : factor}))
        const values = scaled(columns, shown)
        const trace = runNet(net, values, share, words)
        const error = trace.odds.map((odds, i) => ((probability(odds) - target[i]) * weight[i]) / piecesOfStep)
        addGradient(net, gradient, values, trace, texts[i], error)
      }
      const done = ++step / steps
      adam(gradient.flat, rate * (0.01 + (done < 0.05 ? done / 0.05 : (1 + Math.cos((Math.PI * (done - 0.05)) / 0.95)) / 2)))
      if (done <= averagedFrom) continue
      averaged++
      for (let i = 0; i < mean.flat.length; i++) mean.flat[i] += (net.flat[i] - mean.flat[i]) / averaged
    }
  }
  unscale(mean.input, scales)
  return mean
}

/** What is taken from the numbers of a column, and what they are multiplied with then. */
interface Scale {
  readonly mean: number
  readonly factor: number
}

function scalesOf(texts: readonly TextExample[], width: number): Scale[] {
  const count = texts.reduce((sum, {share}) => sum + share.length, 0)
  return Array.from({length: width}, (_, k) => {
    let [sum, squares] = [0, 0]
    for (const {columns, share: {length}} of texts) {
      for (let at = k * length; at < (k + 1) * length; at++) {
        sum += columns[at]
        squares += columns[at] ** 2
      }
    }
    const mean = sum / count
    return {mean, factor: 1 / (Math.sqrt(Math.max(0, squares / count - mean ** 2)) + leastDeviation)}
  })
}

function scaled(columns: Float32Array, scales: readonly Scale[]): Float32Array {
  const values = new Float32Array(columns.length)
  const length = columns.length / scales.length
  for (let k = 0, at = 0; k < scales.length; k++) for (let i = 0; i < length; i++, at++) values[at] = (columns[at] - scales[k].mean) * scales[k].factor
  return values
}

/** The network that is kept is asked about features as they are. */
function unscale({weights, bias, to}: Dense, scales: readonly Scale[]): void {
  for (let k = 0; k < scales.length; k++) {
    for (let channel = 0; channel < to; channel++) {
      const weight = (weights[k * to + channel] *= scales[k].factor)
      bias[channel] -= weight * scales[k].mean
    }
  }
}

/** Small random weights; gates begin between half open and all but closed, so that some states remember far and others near. */
function initial(shape: NetShape, next: () => number): Net {
  const net = netOf(shape)
  const fill = ({weights, from}: Matrix, gain: number): void => {
    for (let i = 0; i < weights.length; i++) weights[i] = (sumOfDraws(next) - 6) * Math.sqrt(gain / from)
  }
  fill(net.input, 2)
  for (const {own, gates, mixing, related, text} of net.layer) {
    for (const matrix of [own, mixing, related, text]) fill(matrix, 0.5)
    fill(gates, 1)
    const {state} = shape
    for (const half of [0, 1]) for (let k = 0; k < state; k++) gates.bias[half * 2 * state + k] = (-4 * k) / Math.max(1, state - 1)
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

function adamOf(weights: Float32Array, decay: number): (gradient: Float32Array, rate: number) => void {
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
function addGradient(net: Net, gradient: Net, values: Float32Array, {channels, layers}: NetTrace, {share, words}: TextExample, error: Float32Array): void {
  const {hidden, state} = net
  const count = share.length
  let slope = addOutput(net.output, gradient.output, channels[net.layers], error)
  for (let l = net.layers - 1; l >= 0; l--) {
    const [layer, own] = [net.layer[l], gradient.layer[l]]
    const {gates, states, related, mean, added} = layers[l]
    const addedSlope = slope.map((value, i) => (added[i] > 0 ? value : 0))
    const sums = sumsOf(addedSlope, hidden)
    addWeights(own.own, rowsOf(channels[l], hidden), addedSlope)
    addWeights(own.text, rowsOf(mean, hidden), sums)
    addAll(own.text.bias, sums)
    slope = backwards(layer.own, addedSlope, slope)
    const meanSlope = backwards(layer.text, sums, new Float32Array(hidden))
    for (let row = 0, i = 0; row < count; row++) for (let k = 0; k < hidden; k++, i++) slope[i] += share[row] * meanSlope[k]
    if (words) {
      const relatedSlope = backwards(layer.related, addedSlope, new Float32Array(slope.length))
      addWeights(own.related, rowsOf(related, hidden), addedSlope)
      addAll(slope, slopeOverWords(words, relatedSlope, hidden))
    }
    if (state === 0) continue
    const gatesSlope = slopeOfGates(gates, states, backwards(layer.mixing, addedSlope, new Float32Array(2 * state)), state)
    addWeights(own.mixing, rowsOf(states, 2 * state), addedSlope)
    addWeights(own.gates, rowsOf(channels[l], hidden), gatesSlope)
    addAll(own.gates.bias, sumsOf(gatesSlope, 4 * state))
    slope = backwards(layer.gates, gatesSlope, slope)
  }
  for (let i = 0; i < slope.length; i++) if (channels[0][i] <= 0) slope[i] = 0
  addWeights(gradient.input, inColumns(values, count), slope)
  addAll(gradient.input.bias, sumsOf(slope, hidden))
}

/** Adds to the slopes of the weights that rows were multiplied with, by the slopes of the products. */
function addWeights({weights, from, to}: Matrix, {values, count, row, step}: Rows, slope: Float32Array): void {
  weights.set(multiply({values, count: from, row: step, step: row}, {from: count, to, weights: slope}, weights))
}

/** Slopes of the rows that a matrix was multiplied with, by the slopes of the products, added to what they start from. */
function backwards({weights, from, to}: Matrix, slope: Float32Array, start: Float32Array): Float32Array {
  const turned = new Float32Array(weights.length)
  for (let i = 0, at = 0; i < from; i++) for (let k = 0; k < to; k++, at++) turned[k * from + i] = weights[at]
  return multiply(rowsOf(slope, to), {from: to, to: from, weights: turned}, start)
}

/** Slopes of what units share by the slopes of what reaches them: the way back along the same words. */
function slopeOverWords({unitsOfWords, wordsOfUnits, own}: SharedWords, slope: Float32Array, width: number): Float32Array {
  const ofUnits = slope.map((value, i) => value * wordsOfUnits.factors[Math.floor(i / width)])
  const back = sumsOfLists(unweighted(wordsOfUnits), sumsOfLists(unitsOfWords, ofUnits, width), width)
  for (let i = 0; i < back.length; i++) back[i] -= own[Math.floor(i / width)] * slope[i]
  return back
}

function unweighted({count, entries}: Lists): Lists {
  return {count, entries, factors: new Float32Array(count).fill(1)}
}

/** The output has one number a piece. */
function addOutput({weights, from}: Dense, gradient: Dense, channels: Float32Array, error: Float32Array): Float32Array {
  const slope = new Float32Array(channels.length)
  for (let row = 0, at = 0; row < error.length; row++) {
    gradient.bias[0] += error[row]
    for (let k = 0; k < from; k++, at++) {
      gradient.weights[k] += error[row] * channels[at]
      slope[at] = error[row] * weights[k]
    }
  }
  return slope
}

/** Slopes of gates and candidates: what reaches a piece goes back to all pieces that it came by. */
function slopeOfGates(gates: Float32Array, states: Float32Array, statesSlope: Float32Array, state: number): Float32Array {
  const slope = new Float32Array(gates.length)
  const count = states.length / (2 * state)
  const carried = new Float32Array(state)
  for (const [last, step, half] of [[count - 1, -1, 0], [0, 1, 1]]) {
    carried.fill(0)
    for (let row = last, n = 0; n < count; n++, row += step) {
      const gate = (4 * row + half * 2) * state
      const at = (2 * row + half) * state
      for (let k = 0; k < state; k++) {
        const open = openOf(gates[gate + k])
        const between = open * (1 - open)
        slope[gate + state + k] = carried[k] * open
        slope[gate + k] = carried[k] * (gates[gate + state + k] - states[at + k]) * 2 * between * Math.sqrt(between)
        carried[k] += statesSlope[at + k] - carried[k] * open
      }
    }
  }
  return slope
}

function sumsOf(rows: Float32Array, width: number): Float32Array {
  const sums = new Float32Array(width)
  for (let at = 0; at < rows.length; ) for (let k = 0; k < width; k++, at++) sums[k] += rows[at]
  return sums
}

function addAll(to: Float32Array, values: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] += values[i]
}
