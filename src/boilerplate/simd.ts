/**
 * Products of matrices in WebAssembly, four numbers at once: some twenty times as fast as the same loops in JavaScript. All numbers have 32 bits,
 * and every machine rounds them alike.
 */

/** A matrix of `from` rows of `to` weights, one after the other; `to` is a multiple of four. */
export interface Matrix {
  readonly from: number
  readonly to: number
  readonly weights: Float32Array
}

/** Rows of numbers, and how far apart they lie: from a row to the next, and from a number of a row to the next. */
export interface Rows {
  readonly values: Float32Array
  readonly count: number
  readonly row: number
  readonly step: number
}

/**
 * Rows times a matrix, added to what the result starts from.
 * @param start one row of `to` numbers for all, or as many rows as there are
 * @returns rows of `to` numbers, one after the other
 */
export function multiply({values, count, row, step}: Rows, {from, to, weights}: Matrix, start: Float32Array): Float32Array {
  if (count === 0 || to === 0) return new Float32Array(0)
  const [atWeights, atStart] = [values.length, values.length + weights.length]
  const atResult = atStart + start.length
  const numbers = sharedNumbers(atResult + count * to)
  numbers.set(values)
  numbers.set(weights, atWeights)
  numbers.set(start, atStart)
  const product = (products[to] ??= compile(productOf(to)))
  product(0, step, row, atWeights, atStart, start.length === to ? 0 : to, atResult, count, from)
  return numbers.slice(atResult, atResult + count * to)
}

/** Rows that lie one after the other. */
export function rowsOf(values: Float32Array, width: number): Rows {
  return {values, count: values.length / width, row: width, step: 1}
}

/** Rows whose numbers lie in columns, one column after the other. */
export function inColumns(values: Float32Array, count: number): Rows {
  return {values, count, row: 1, step: count}
}

/** All places and distances in numbers. */
type Product = (values: number, step: number, row: number, weights: number, start: number, startRow: number, result: number, count: number, from: number) => void

/** What is used of it; neither the libraries of ECMAScript nor the types of Node declare it. */
declare const WebAssembly: {
  readonly Memory: new (limits: {readonly initial: number}) => {readonly buffer: ArrayBuffer; grow(pages: number): number}
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => {readonly exports: {readonly product: Product}}
}

const bytesOfNumber = 4
const pageBytes = 65_536
const memory = new WebAssembly.Memory({initial: 16})

/** The memory that WebAssembly sees, made larger where that many numbers need it. */
function sharedNumbers(count: number): Float32Array {
  const missing = Math.ceil((count * bytesOfNumber - memory.buffer.byteLength) / pageBytes)
  if (missing > 0) memory.grow(missing)
  return new Float32Array(memory.buffer)
}

/** By the width of the result. */
const products: Partial<Record<number, Product>> = {}

function compile(body: readonly number[]): Product {
  return new WebAssembly.Instance(new WebAssembly.Module(moduleOf(body)), {'': {'': memory}}).exports.product
}

/** Instructions, https://webassembly.github.io/spec/core/binary/instructions.html */
const enum Op {
  Loop = 0x03,
  End = 0x0b,
  BranchIf = 0x0d,
  Get = 0x20,
  Set = 0x21,
  Tee = 0x22,
  Constant = 0x41,
  Add = 0x6a,
  ShiftLeft = 0x74,
  Vector = 0xfd
}
const enum VectorOp {
  Load = 0,
  LoadOne = 9,
  Store = 11,
  Add = 228,
  Multiply = 230
}
const enum Type {
  Vector = 0x7b,
  I32 = 0x7f,
  None = 0x40,
  Function = 0x60
}

/** Parameters as in `Product`, then the variables of the loops. */
const enum Local {
  Values,
  Step,
  Row,
  Weights,
  Start,
  StartRow,
  Result,
  Count,
  From,
  Value,
  Weight,
  Left,
  One,
  /** Four sums in each, from here on. */
  Sums
}

/** The function for results of one width: its sums stay in registers, and the loop over them is written out. */
function productOf(to: number): number[] {
  const fours = Array.from({length: to / 4}, (_, four) => four)
  const get = (local: number): number[] => [Op.Get, local]
  const set = (local: number, ...value: number[]): number[] => [...value, Op.Set, local]
  const vector = (op: VectorOp, ...rest: number[]): number[] => [Op.Vector, ...unsigned(op), ...rest]
  /** At so many fours behind an address; the 2 says that it is a multiple of four bytes. */
  const memoryAt = (op: VectorOp, four = 0): number[] => vector(op, 2, ...unsigned(four * 4 * bytesOfNumber))
  const move = (local: number, ...by: number[]): number[] => set(local, ...get(local), ...by, Op.Add)
  const repeat = (counter: number, ...body: number[]): number[] => [Op.Loop, Type.None, ...body, ...get(counter), Op.Constant, ...signed(-1), Op.Add, Op.Tee, counter, Op.BranchIf, 0, Op.End]
  const width = [Op.Constant, ...signed(to * bytesOfNumber)]
  return [
    // Variables: three whole numbers, and the vectors.
    2, 3, Type.I32, ...unsigned(1 + fours.length), Type.Vector,
    // Places and distances, from numbers to bytes.
    ...[Local.Values, Local.Step, Local.Row, Local.Weights, Local.Start, Local.StartRow, Local.Result].flatMap((local) => set(local, ...get(local), Op.Constant, 2, Op.ShiftLeft)),
    ...repeat(
      Local.Count,
      ...fours.flatMap((four) => set(Local.Sums + four, ...get(Local.Start), ...memoryAt(VectorOp.Load, four))),
      ...set(Local.Value, ...get(Local.Values)),
      ...set(Local.Weight, ...get(Local.Weights)),
      ...set(Local.Left, ...get(Local.From)),
      ...repeat(
        Local.Left,
        ...set(Local.One, ...get(Local.Value), ...memoryAt(VectorOp.LoadOne)),
        ...fours.flatMap((four) => set(Local.Sums + four, ...get(Local.Sums + four), ...get(Local.One), ...get(Local.Weight), ...memoryAt(VectorOp.Load, four), ...vector(VectorOp.Multiply), ...vector(VectorOp.Add))),
        ...move(Local.Value, ...get(Local.Step)),
        ...move(Local.Weight, ...width)
      ),
      ...fours.flatMap((four) => [...get(Local.Result), ...get(Local.Sums + four), ...memoryAt(VectorOp.Store, four)]),
      ...move(Local.Values, ...get(Local.Row)),
      ...move(Local.Start, ...get(Local.StartRow)),
      ...move(Local.Result, ...width)
    ),
    Op.End
  ]
}

/** A module of one function, which takes the shared memory. https://webassembly.github.io/spec/core/binary/modules.html */
function moduleOf(body: readonly number[]): Uint8Array {
  const section = (id: number, ...bytes: number[]): number[] => [id, ...unsigned(bytes.length), ...bytes]
  const name = [...Buffer.from('product')]
  return Uint8Array.of(
    ...Buffer.from('\0asm'), 1, 0, 0, 0,
    ...section(1, 1, Type.Function, Local.Value, ...Array.from({length: Local.Value}, () => Type.I32), 0),
    ...section(2, 1, 0, 0, 2, 0, 0),
    ...section(3, 1, 0),
    ...section(7, 1, name.length, ...name, 0, 0),
    ...section(10, 1, ...unsigned(body.length), ...body)
  )
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)]
}
