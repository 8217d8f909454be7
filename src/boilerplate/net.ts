import type {WordList} from '../lang/words.ts'
import {scoreOf} from '../score.ts'

/**
 * A small recurrent network over the pieces of a text: numbers of each piece in, log-odds of each piece out. A layer reads what stands before and
 * after a piece through minimal gated recurrent units (Feng et al. 2024), whose gates look at the piece alone, and the whole text through the
 * mean of its pieces; what it makes of them is added to what the layer before made of the piece (residual).
 */

/** Sizes of a network. */
export interface NetShape {
  /** Numbers of a piece. */
  readonly width: number
  /** Channels of a piece inside the network. */
  readonly hidden: number
  /** Channels that are carried along the text each way; 0 for a network that looks at no neighbours. */
  readonly state: number
  readonly layers: number
}

/** A matrix of `from` rows of `to` weights, one after the other, and what is added to the product. */
export interface Dense {
  readonly from: number
  readonly to: number
  readonly weights: Float64Array
  readonly bias: Float64Array
}

export interface Layer {
  /** Of each piece: what it says by itself, then gate and candidate of the states that come from before it, and from after it. */
  readonly reading: Dense
  /** Of the states that reach a piece from before and from after it. */
  readonly mixing: Dense
  /** Of the mean of the text. */
  readonly text: Dense
}

export interface Net extends NetShape {
  readonly input: Dense
  readonly layer: readonly Layer[]
  readonly output: Dense
  /** All weights; the matrices are parts of it. */
  readonly flat: Float64Array
}

/** What a layer made of a text, a row a piece. */
export interface LayerTrace {
  readonly read: Float64Array
  /** States that reach each piece from before it, then from after it. */
  readonly states: Float64Array
  readonly mean: Float64Array
  /** What the layer adds to the channels of each piece. */
  readonly added: Float64Array
}

/** What `oddsOf` asks of a trace: an eighth of its memory. */
export interface ReachTrace {
  readonly layers: readonly Pick<LayerTrace, 'states' | 'mean'>[]
}

export interface NetTrace extends ReachTrace {
  /** Channels of each piece before each layer, and after the last one. */
  readonly channels: readonly Float64Array[]
  readonly layers: readonly LayerTrace[]
  /** Log-odds of each piece. */
  readonly odds: Float64Array
}

/** A network with the given weights; with none, all of them are 0. */
export function netOf(shape: NetShape, flat = new Float64Array(sizeOf(shape))): Net {
  const {width, hidden, state, layers} = shape
  let at = 0
  const take = (length: number): Float64Array => flat.subarray(at, (at += length))
  const dense = (from: number, to: number): Dense => ({from, to, weights: take(from * to), bias: take(to)})
  const input = dense(width, hidden)
  const layer = Array.from({length: layers}, (): Layer => ({reading: dense(hidden, hidden + 4 * state), mixing: dense(2 * state, hidden), text: dense(hidden, hidden)}))
  return {...shape, flat, input, layer, output: dense(hidden, 1)}
}

export function sizeOf({width, hidden, state, layers}: NetShape): number {
  const layer = (hidden + 1) * (hidden + 4 * state) + (2 * state + 1) * hidden + (hidden + 1) * hidden
  return (width + 1) * hidden + layers * layer + hidden + 1
}

/**
 * Runs a network over the pieces of one text.
 * @param values `width` numbers a piece
 * @param share of each piece in the text; 1 in all
 */
export function runNet(net: Net, values: Float64Array, share: Float32Array): NetTrace {
  const count = share.length
  const channels = [rectify(product(net.input, values, count))]
  const layers = net.layer.map((layer, l): LayerTrace => {
    const before = channels[l]
    const read = product(layer.reading, before, count)
    const states = statesOf(read, net, count)
    const mean = meanOf(before, share, net.hidden)
    const added = product(layer.mixing, states, count)
    addRows(added, product(layer.text, mean, 1), read, count, net)
    channels.push(sumOf(before, rectify(added)))
    return {read, states, mean, added}
  })
  return {channels, layers, odds: product(net.output, channels[net.layers], count)}
}

/** What reaches a piece from elsewhere in its text. */
export type Reaching = 'before' | 'after' | 'text'

/** What a network says of one piece if its numbers were these, or if one of the things that reach it did not, all else being as in the trace. */
export function oddsOf(net: Net, trace: ReachTrace, piece: number, values: Float64Array, without?: Reaching): number {
  const {hidden, state} = net
  let channels = rectify(product(net.input, values, 1))
  net.layer.forEach((layer, l) => {
    const states = trace.layers[l].states.slice(piece * 2 * state, (piece + 1) * 2 * state)
    if (without === 'before') states.fill(0, 0, state)
    if (without === 'after') states.fill(0, state)
    const mean = without === 'text' ? channels : trace.layers[l].mean
    const added = product(layer.mixing, states, 1)
    addRows(added, product(layer.text, mean, 1), product(layer.reading, channels, 1), 1, {hidden, state})
    channels = sumOf(channels, rectify(added))
  })
  return product(net.output, channels, 1)[0]
}

/** Reads a network of so many features from the sections `net` (hidden, state, layers) and `weights`, matrix after matrix, each with its bias. */
export function readNet(list: WordList, width: number): Net {
  const [hidden, state, layers] = (list.get('net') ?? []).join(' ').split(' ').map(Number)
  return netOf({width, hidden, state, layers}, Float64Array.from((list.get('weights') ?? []).join(' ').split(' '), Number))
}

/** The lines that `readNet` reads. */
export function writeNet({hidden, state, layers, input, layer, output}: Net): string {
  const matrices = [input, ...layer.flatMap(({reading, mixing, text}) => [reading, mixing, text]), output]
  const rows = matrices.flatMap(({from, to, weights, bias}) => [...Array.from({length: from}, (_, row) => weights.subarray(row * to, (row + 1) * to)), bias])
  return `[net]\n${hidden} ${state} ${layers}\n\n[weights]\n${rows.map((row) => Array.from(row, (weight) => Number(weight.toPrecision(4))).join(' ')).join('\n')}\n`
}

/** Rows of numbers times a matrix: four sums at once, over the numbers of a row that are not 0, which half of them are. */
function product({from, to, weights, bias}: Dense, values: Float64Array, count: number): Float64Array {
  const result = new Float64Array(count * to)
  const places = new Int32Array(from)
  for (let row = 0, at = 0; row < count; row++, at += from) {
    let some = 0
    for (let i = 0; i < from; i++) if (values[at + i] !== 0) places[some++] = i
    const base = row * to
    let k = 0
    for (; k + 3 < to; k += 4) {
      let a = bias[k]
      let b = bias[k + 1]
      let c = bias[k + 2]
      let d = bias[k + 3]
      for (let n = 0; n < some; n++) {
        const value = values[at + places[n]]
        const weight = places[n] * to + k
        a += value * weights[weight]
        b += value * weights[weight + 1]
        c += value * weights[weight + 2]
        d += value * weights[weight + 3]
      }
      result[base + k] = a
      result[base + k + 1] = b
      result[base + k + 2] = c
      result[base + k + 3] = d
    }
    for (; k < to; k++) {
      let sum = bias[k]
      for (let n = 0; n < some; n++) sum += values[at + places[n]] * weights[places[n] * to + k]
      result[base + k] = sum
    }
  }
  return result
}

/** Carries states along the text, one half of them onwards, one half backwards. A piece is reached by what stands before it, or after it, without itself. */
function statesOf(read: Float64Array, {hidden, state}: Pick<NetShape, 'hidden' | 'state'>, count: number): Float64Array {
  const states = new Float64Array(count * 2 * state)
  const width = hidden + 4 * state
  const carried = new Float64Array(state)
  for (const [first, step, half] of [[0, 1, 0], [count - 1, -1, 1]]) {
    carried.fill(0)
    for (let row = first, n = 0; n < count; n++, row += step) {
      const gates = row * width + hidden + half * 2 * state
      const to = (2 * row + half) * state
      for (let k = 0; k < state; k++) {
        states[to + k] = carried[k]
        const open = scoreOf(read[gates + k])
        carried[k] += open * (read[gates + state + k] - carried[k])
      }
    }
  }
  return states
}

function meanOf(channels: Float64Array, share: Float32Array, hidden: number): Float64Array {
  const mean = new Float64Array(hidden)
  for (let row = 0, at = 0; row < share.length; row++) for (let k = 0; k < hidden; k++, at++) mean[k] += share[row] * channels[at]
  return mean
}

/** Adds what a piece says by itself, and what the text does. */
function addRows(added: Float64Array, text: Float64Array, read: Float64Array, count: number, {hidden, state}: Pick<NetShape, 'hidden' | 'state'>): void {
  const width = hidden + 4 * state
  for (let row = 0; row < count; row++) for (let k = 0; k < hidden; k++) added[row * hidden + k] += text[k] + read[row * width + k]
}

function rectify(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0
  return values
}

function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) sums[i] = a[i] + b[i]
  return sums
}
