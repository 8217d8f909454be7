import type {WordList} from '../lang/words.ts'
import type {SharedWords} from './shared-words.ts'
import type {ListsInMemory, Matrix, Place, Rows} from './simd.ts'
import {Memory} from './simd.ts'

/**
 * A small recurrent network over the pieces of a text: numbers of each piece in, log-odds of each piece out. A layer reads what stands before and
 * after a piece through minimal gated recurrent units (Feng et al. 2024), whose gates look at the piece alone; the pieces that share its words through
 * their means, as a graph convolution does (Kipf and Welling 2017), first by word and then over the words of the piece; and the whole text through the
 * mean of its pieces. What it makes of them is added to what the layer before made of the piece (residual).
 */

/** Sizes of a network. */
export interface NetShape {
  /** Numbers of a piece. */
  readonly width: number
  /** Channels of a piece inside the network, a multiple of four. */
  readonly hidden: number
  /** Channels that are carried along the text each way, a multiple of two; 0 for a network that looks at no neighbours. */
  readonly state: number
  /** Channels that reach a piece from those that share its words: all that are hidden, or 0 for a network that does not look at them. */
  readonly related: number
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
  /** Of the pieces that share its words. */
  readonly related: Matrix
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
  /** What reaches each piece from those that share its words. */
  readonly related: Float32Array
  readonly mean: Float32Array
  /** What the layer adds to the channels of each piece. */
  readonly added: Float32Array
}

export interface NetTrace {
  /** Channels of each piece before each layer, and after the last one. */
  readonly channels: readonly Float32Array[]
  readonly layers: readonly LayerTrace[]
  /** Log-odds of each piece. */
  readonly odds: Float32Array
}

/** A network with the given weights; with none, all of them are 0. */
export function netOf(shape: NetShape, flat = new Float32Array(sizeOf(shape))): Net {
  const {width, hidden, state, related, layers} = shape
  let at = 0
  const take = (length: number): Float32Array => flat.subarray(at, (at += length))
  const matrix = (from: number, to: number): Matrix => ({from, to, weights: take(from * to)})
  const dense = (from: number, to: number): Dense => ({...matrix(from, to), bias: take(to)})
  const input = dense(width, hidden)
  const layer = Array.from({length: layers}, (): Layer => ({own: matrix(hidden, hidden), gates: dense(hidden, 4 * state), mixing: matrix(2 * state, hidden), related: matrix(related, hidden), text: dense(hidden, hidden)}))
  return {...shape, flat, input, layer, output: dense(hidden, 1)}
}

export function sizeOf({width, hidden, state, related, layers}: NetShape): number {
  const layer = hidden * hidden + (hidden + 1) * 4 * state + (2 * state + related) * hidden + (hidden + 1) * hidden
  return (width + 1) * hidden + layers * layer + hidden + 1
}

/**
 * Runs a network over the pieces of one text.
 * @param columns the numbers of the pieces, a column for each, one after the other
 * @param share of each piece in the text; 1 in all
 * @param words that pieces share, for a network that looks at them
 */
export function runNet(net: Net, columns: Float32Array, share: Float32Array, words?: SharedWords): NetTrace {
  const text = textInMemory(net.width, share, (place) => place.set(columns), words)
  const {memory, count} = text
  const {channels, layers, odds} = pass(net, text)
  const {hidden, state} = net
  const copy = (at: Place, width: number): Float32Array => memory.copy(at, count * width)
  return {
    channels: channels.map((at) => copy(at, hidden)),
    layers: layers.map(({gates, states, related, mean, added}) => ({gates: copy(gates, 4 * state), states: copy(states, 2 * state), related: copy(related, net.related), mean: memory.copy(mean, hidden), added: copy(added, hidden)})),
    odds: copy(odds, 1)
  }
}

/**
 * What several networks say of the pieces of a text: the mean of their log-odds.
 * @param write puts the columns into the memory where they are read
 */
export function runNets(nets: readonly Net[], share: Float32Array, write: (columns: Float32Array) => void, words?: SharedWords): Float32Array {
  const text = textInMemory(nets[0].width, share, write, words)
  const mean = new Float32Array(text.count)
  for (const net of nets) {
    const memory = text.memory.after()
    const odds = memory.look(pass(net, {...text, memory}).odds, text.count)
    for (let i = 0; i < mean.length; i++) mean[i] += odds[i] / nets.length
  }
  return mean
}

/** Where in the memory the numbers of the pieces of a text are. */
interface TextInMemory {
  readonly memory: Memory
  readonly count: number
  readonly columns: Place
  readonly shares: Place
  readonly words?: WordsInMemory
}

interface WordsInMemory {
  readonly unitsOfWords: ListsInMemory
  readonly wordsOfUnits: ListsInMemory
  readonly own: Place
}

function textInMemory(width: number, share: Float32Array, write: (columns: Float32Array) => void, words?: SharedWords): TextInMemory {
  const memory = new Memory()
  const count = share.length
  const columns = memory.take(width * count)
  write(memory.look(columns, width * count))
  const ofWords = words && {unitsOfWords: memory.putLists(words.unitsOfWords), wordsOfUnits: memory.putLists(words.wordsOfUnits), own: memory.put(words.own)}
  return {memory, count, columns, shares: memory.put(share), words: ofWords}
}

/** And where a network has left what it made of it. */
interface Pass {
  readonly channels: readonly Place[]
  readonly layers: readonly Readonly<Record<keyof LayerTrace, Place>>[]
  readonly odds: Place
}

function pass(net: Net, {memory, count, columns, shares, words}: TextInMemory): Pass {
  const {read, add, gatesOf, oddsOf} = inMemory(net, memory)
  const channels = [read({values: columns, count, row: 1, step: count})]
  const layers = net.layer.map((layer, l) => {
    const before = channels[l]
    const gates = gatesOf(layer, before, count)
    const states = memory.carry(gates, count, net.state)
    const related = words ? overWords(memory, words, before, net.hidden) : before
    const mean = memory.mean(before, shares, count, net.hidden)
    const {added, after} = add(layer, before, {states, related, mean}, count)
    channels.push(after)
    return {gates, states, related, mean, added}
  })
  return {channels, layers, odds: oddsOf(channels[net.layers], count)}
}

/** What reaches each piece from those that share its words: of each word the sum of the others that have it, and of these the mean over its words. */
function overWords(memory: Memory, {unitsOfWords, wordsOfUnits, own}: WordsInMemory, channels: Place, width: number): Place {
  const ofUnits = memory.sumLists(wordsOfUnits, memory.sumLists(unitsOfWords, channels, width), width)
  return memory.subtract(ofUnits, channels, own, wordsOfUnits.count, width)
}

/** What reaches a piece from elsewhere in its text. */
export type Reaching = 'before' | 'after' | 'words' | 'text'

/** What a network says of one piece if its numbers were these, or if one of the things that reach it did not, all else being as in the trace. */
export function oddsOf(net: Net, {layers}: NetTrace, piece: number, numbers: Float32Array, without?: Reaching): number {
  const {state, related} = net
  const memory = new Memory()
  const {read, add, oddsOf} = inMemory(net, memory)
  let channels = read({values: memory.put(numbers), count: 1, row: net.width, step: 1})
  net.layer.forEach((layer, l) => {
    const states = layers[l].states.slice(piece * 2 * state, (piece + 1) * 2 * state)
    if (without === 'before') states.fill(0, 0, state)
    if (without === 'after') states.fill(0, state)
    const ofWords = without === 'words' ? new Float32Array(related) : layers[l].related.subarray(piece * related, (piece + 1) * related)
    const reaching = {states: memory.put(states), related: memory.put(ofWords), mean: without === 'text' ? channels : memory.put(layers[l].mean)}
    channels = add(layer, channels, reaching, 1).after
  })
  return memory.copy(oddsOf(channels, 1), 1)[0]
}

/** How far a gate is open, 0–1: much like the logistic function, without an exponential. */
export function openOf(value: number): number {
  return 0.5 + (0.5 * value) / Math.sqrt(4 + value * value)
}

/** Reads networks of so many features from the sections `net` (hidden, state, related, layers) and `weights`: one network after the other, matrix after matrix, each with its bias. */
export function readNets(list: WordList, width: number): Net[] {
  const [hidden, state, related, layers] = (list.get('net') ?? []).join(' ').split(' ').map(Number)
  const shape = {width, hidden, state, related, layers}
  const weights = Float32Array.from((list.get('weights') ?? []).join(' ').split(' '), Number)
  return Array.from({length: weights.length / sizeOf(shape)}, (_, net) => netOf(shape, weights.subarray(net * sizeOf(shape), (net + 1) * sizeOf(shape))))
}

/** The lines that `readNets` reads. */
export function writeNets(nets: readonly Net[]): string {
  const [{hidden, state, related, layers}] = nets
  return `[net]\n${hidden} ${state} ${related} ${layers}\n\n[weights]\n${nets.flatMap(linesOf).join('\n')}\n`
}

function linesOf({input, layer, output}: Net): string[] {
  const matrices: (Matrix & {bias?: Float32Array})[] = [input, ...layer.flatMap(({own, gates, mixing, related, text}) => [own, gates, mixing, related, text]), output]
  const rows = matrices.flatMap(({from, to, weights, bias}) => [...Array.from({length: from}, (_, row) => weights.subarray(row * to, (row + 1) * to)), ...(bias ? [bias] : [])])
  return rows.filter(({length}) => length > 0).map((row) => Array.from(row, (weight) => Number(weight.toPrecision(4))).join(' '))
}

interface NetInMemory {
  /** Channels of pieces by their numbers. */
  read(numbers: Rows<Place>): Place
  gatesOf(layer: Layer, channels: Place, count: number): Place
  /** What a layer adds to the channels of pieces, by the piece itself, what reaches it, and the text as a whole; and what they are then. */
  add(layer: Layer, channels: Place, reaching: Readonly<Record<'states' | 'related' | 'mean', Place>>, count: number): {added: Place; after: Place}
  oddsOf(channels: Place, count: number): Place
}

function inMemory({flat, input, output, hidden, state, related}: Net, memory: Memory): NetInMemory {
  const all = memory.put(flat)
  const placeOf = (weights: Float32Array): Place => all + (weights.byteOffset - flat.byteOffset) / flat.BYTES_PER_ELEMENT
  const multiply = (rows: Rows<Place>, {from, to, weights}: Matrix, start: Place, forAll = true): Place => memory.multiply(rows, {from, to, weights: placeOf(weights)}, {at: start, forAll})
  const rows = (values: Place, count: number, width = hidden): Rows<Place> => ({values, count, row: width, step: 1})
  return {
    read: (numbers) => memory.rectify(multiply(numbers, input, placeOf(input.bias)), numbers.count * hidden),
    gatesOf: ({gates}, channels, count) => multiply(rows(channels, count), gates, placeOf(gates.bias)),
    add(layer, channels, reaching, count) {
      const byText = multiply(rows(reaching.mean, 1), layer.text, placeOf(layer.text.bias))
      const byPiece = multiply(rows(channels, count), layer.own, byText)
      const byNeighbours = state === 0 ? byPiece : multiply(rows(reaching.states, count, 2 * state), layer.mixing, byPiece, false)
      const added = related === 0 ? byNeighbours : multiply(rows(reaching.related, count), layer.related, byNeighbours, false)
      return {added, after: memory.addRectified(channels, added, count * hidden)}
    },
    oddsOf: (channels, count) => memory.weigh(channels, count, hidden, placeOf(output.weights), placeOf(output.bias))
  }
}
