import type {WordList} from '../lang/words.ts'
import type {Matrix} from './simd.ts'
import {inColumns, multiply, rowsOf} from './simd.ts'

/**
 * A small recurrent network over the pieces of a text: numbers of each piece in, log-odds of each piece out. A layer reads what stands before and
 * after a piece through minimal gated recurrent units (Feng et al. 2024), whose gates look at the piece alone, and the whole text through the
 * mean of its pieces; what it makes of them is added to what the layer before made of the piece (residual).
 */

/** Sizes of a network. */
export interface NetShape {
  /** Numbers of a piece. */
  readonly width: number
  /** Channels of a piece inside the network, a multiple of four. */
  readonly hidden: number
  /** Channels that are carried along the text each way; 0 for a network that looks at no neighbours. */
  readonly state: number
  readonly layers: number
}

/** A matrix, and what is added to the product. */
export interface Dense extends Matrix {
  readonly bias: Float32Array
}

export interface Layer {
  /** What a piece says by itself. */
  readonly own: Matrix
  /** Of a piece: gate and candidate of the states that come from before it, and from after it. */
  readonly gates: Dense
  /** Of the states that reach a piece from before and from after it. */
  readonly mixing: Matrix
  /** Of the mean of the text. */
  readonly text: Dense
}

export interface Net extends NetShape {
  readonly input: Dense
  readonly layer: readonly Layer[]
  readonly output: Dense
  /** All weights; the matrices are parts of it. */
  readonly flat: Float32Array
}

/** What a layer made of a text, a row a piece. */
export interface LayerTrace {
  readonly gates: Float32Array
  /** States that reach each piece from before it, then from after it. */
  readonly states: Float32Array
  readonly mean: Float32Array
  /** What the layer adds to the channels of each piece. */
  readonly added: Float32Array
}

/** What `oddsOf` asks of a trace: an eighth of its memory. */
export interface ReachTrace {
  readonly layers: readonly Pick<LayerTrace, 'states' | 'mean'>[]
}

export interface NetTrace extends ReachTrace {
  /** Channels of each piece before each layer, and after the last one. */
  readonly channels: readonly Float32Array[]
  readonly layers: readonly LayerTrace[]
  /** Log-odds of each piece. */
  readonly odds: Float32Array
}

/** A network with the given weights; with none, all of them are 0. */
export function netOf(shape: NetShape, flat = new Float32Array(sizeOf(shape))): Net {
  const {width, hidden, state, layers} = shape
  let at = 0
  const take = (length: number): Float32Array => flat.subarray(at, (at += length))
  const matrix = (from: number, to: number): Matrix => ({from, to, weights: take(from * to)})
  const dense = (from: number, to: number): Dense => ({...matrix(from, to), bias: take(to)})
  const input = dense(width, hidden)
  const layer = Array.from({length: layers}, (): Layer => ({own: matrix(hidden, hidden), gates: dense(hidden, 4 * state), mixing: matrix(2 * state, hidden), text: dense(hidden, hidden)}))
  return {...shape, flat, input, layer, output: dense(hidden, 1)}
}

export function sizeOf({width, hidden, state, layers}: NetShape): number {
  const layer = hidden * hidden + (hidden + 1) * 4 * state + 2 * state * hidden + (hidden + 1) * hidden
  return (width + 1) * hidden + layers * layer + hidden + 1
}

/**
 * Runs a network over the pieces of one text.
 * @param columns the numbers of the pieces, a column for each, one after the other
 * @param share of each piece in the text; 1 in all
 */
export function runNet({input, layer, output, state}: Net, columns: Float32Array, share: Float32Array): NetTrace {
  const channels = [rectify(multiply(inColumns(columns, share.length), input, input.bias))]
  const layers = layer.map((matrices, l): LayerTrace => {
    const before = channels[l]
    const gates = multiply(rowsOf(before, input.to), matrices.gates, matrices.gates.bias)
    const states = statesOf(gates, state)
    const mean = meanOf(before, share, input.to)
    const added = addedBy(matrices, before, states, mean)
    channels.push(addRectified(before, added))
    return {gates, states, mean, added}
  })
  return {channels, layers, odds: outputOf(output, channels[layer.length])}
}

/** What reaches a piece from elsewhere in its text. */
export type Reaching = 'before' | 'after' | 'text'

/** What a network says of one piece if its numbers were these, or if one of the things that reach it did not, all else being as in the trace. */
export function oddsOf({input, layer, output, state, width}: Net, trace: ReachTrace, piece: number, numbers: Float32Array, without?: Reaching): number {
  let channels = rectify(multiply(rowsOf(numbers, width), input, input.bias))
  layer.forEach((matrices, l) => {
    const states = trace.layers[l].states.slice(piece * 2 * state, (piece + 1) * 2 * state)
    if (without === 'before') states.fill(0, 0, state)
    if (without === 'after') states.fill(0, state)
    channels = addRectified(channels, addedBy(matrices, channels, states, without === 'text' ? channels : trace.layers[l].mean))
  })
  return outputOf(output, channels)[0]
}

/** How far a gate is open, 0–1: much like the logistic function, without an exponential. */
export function openOf(value: number): number {
  return 0.5 + (0.5 * value) / Math.sqrt(4 + value * value)
}

/** Reads networks of so many features from the sections `net` (hidden, state, layers) and `weights`: one network after the other, matrix after matrix, each with its bias. */
export function readNets(list: WordList, width: number): Net[] {
  const [hidden, state, layers] = (list.get('net') ?? []).join(' ').split(' ').map(Number)
  const shape = {width, hidden, state, layers}
  const weights = Float32Array.from((list.get('weights') ?? []).join(' ').split(' '), Number)
  return Array.from({length: weights.length / sizeOf(shape)}, (_, net) => netOf(shape, weights.subarray(net * sizeOf(shape), (net + 1) * sizeOf(shape))))
}

/** The lines that `readNets` reads. */
export function writeNets(nets: readonly Net[]): string {
  const [{hidden, state, layers}] = nets
  return `[net]\n${hidden} ${state} ${layers}\n\n[weights]\n${nets.flatMap(linesOf).join('\n')}\n`
}

function linesOf({input, layer, output}: Net): string[] {
  const matrices: (Matrix & {bias?: Float32Array})[] = [input, ...layer.flatMap(({own, gates, mixing, text}) => [own, gates, mixing, text]), output]
  const rows = matrices.flatMap(({from, to, weights, bias}) => [...Array.from({length: from}, (_, row) => weights.subarray(row * to, (row + 1) * to)), ...(bias ? [bias] : [])])
  return rows.filter(({length}) => length > 0).map((row) => Array.from(row, (weight) => Number(weight.toPrecision(4))).join(' '))
}

/** What a layer adds: by the piece itself, what reaches it, and the text as a whole. */
function addedBy({own, mixing, text}: Layer, channels: Float32Array, states: Float32Array, mean: Float32Array): Float32Array {
  const added = multiply(rowsOf(channels, own.from), own, multiply(rowsOf(mean, text.from), text, text.bias))
  return mixing.from === 0 ? added : multiply(rowsOf(states, mixing.from), mixing, added)
}

/** Carries states along the text, one half of them onwards, one half backwards. A piece is reached by what stands before it, or after it, without itself. */
function statesOf(gates: Float32Array, state: number): Float32Array {
  const states = new Float32Array(gates.length / 2)
  const count = states.length / (2 * state)
  const carried = new Float32Array(state)
  for (const [first, step, half] of [[0, 1, 0], [count - 1, -1, 1]]) {
    carried.fill(0)
    for (let row = first, n = 0; n < count; n++, row += step) {
      const gate = (4 * row + half * 2) * state
      const to = (2 * row + half) * state
      for (let k = 0; k < state; k++) {
        states[to + k] = carried[k]
        carried[k] += openOf(gates[gate + k]) * (gates[gate + state + k] - carried[k])
      }
    }
  }
  return states
}

function meanOf(channels: Float32Array, share: Float32Array, hidden: number): Float32Array {
  const mean = new Float32Array(hidden)
  for (let row = 0, at = 0; row < share.length; row++) for (let k = 0; k < hidden; k++, at++) mean[k] += share[row] * channels[at]
  return mean
}

function outputOf({weights, bias}: Dense, channels: Float32Array): Float32Array {
  const odds = new Float32Array(channels.length / weights.length)
  for (let row = 0, at = 0; row < odds.length; row++) {
    let sum = bias[0]
    for (let k = 0; k < weights.length; k++, at++) sum = Math.fround(sum + weights[k] * channels[at])
    odds[row] = sum
  }
  return odds
}

function rectify(values: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0
  return values
}

function addRectified(a: Float32Array, b: Float32Array): Float32Array {
  const sums = a.slice()
  for (let i = 0; i < b.length; i++) if (b[i] > 0) sums[i] += b[i]
  return sums
}
