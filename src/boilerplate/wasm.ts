/**
 * What `simd.ts` writes its loops in: WebAssembly, byte by byte. A function takes whole numbers, sees one memory of numbers of 32 bits, and returns
 * nothing. https://webassembly.github.io/spec/core/binary/
 */

/** Instructions, one after the other. */
export type Code = readonly number[]

/** Parameters and variables of a function by their place: whole numbers first, then vectors of four numbers, or of two of 64 bits. */
export interface Shape {
  readonly parameters: number
  readonly integers: number
  readonly vectors: number
}

export type Kernel = (...parameters: number[]) => void

/** What is used of it; neither the libraries of ECMAScript nor the types of Node declare it. */
declare const WebAssembly: {
  readonly Memory: new (limits: {readonly initial: number}) => {readonly buffer: ArrayBuffer; grow(pages: number): number}
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => {readonly exports: {readonly kernel: Kernel}}
}

const pageBytes = 65_536
const memory = new WebAssembly.Memory({initial: 16})
let numbers = new Float32Array(memory.buffer)

/** The memory, made larger where so many numbers need it: what was read from it before then is no longer of use. */
export function sharedNumbers(count: number): Float32Array {
  const missing = Math.ceil(((count - numbers.length) * bytesOfNumber) / pageBytes)
  if (missing > 0) {
    memory.grow(missing)
    numbers = new Float32Array(memory.buffer)
  }
  return numbers
}

export function compile(shape: Shape, body: Code): Kernel {
  return new WebAssembly.Instance(new WebAssembly.Module(moduleOf(shape, body)), {'': {'': memory}}).exports.kernel
}

export const bytesOfNumber = 4

export const enum VectorOp {
  Load = 0,
  /** One number, four times. */
  LoadOne = 9,
  Store = 11,
  /** Four times 0. */
  Constant = 12,
  Splat64 = 20,
  LoadLane = 86,
  StoreTwo = 91,
  LoadTwo = 93,
  /** Two numbers of 64 bits to 32, and back. */
  Round = 94,
  Widen = 95,
  Add = 228,
  Subtract,
  Multiply = 230,
  /** The second where the first is below it. */
  AtLeast = 235,
  Sqrt64 = 239,
  Add64,
  Subtract64,
  Multiply64,
  Divide64
}

const enum Op {
  Loop = 0x03,
  If = 0x04,
  End = 0x0b,
  BranchIf = 0x0d,
  Get = 0x20,
  Set = 0x21,
  Tee = 0x22,
  Load = 0x28,
  Constant = 0x41,
  Constant64 = 0x44,
  Add = 0x6a,
  Multiply = 0x6c,
  ShiftLeft = 0x74,
  Vector = 0xfd
}

const enum Type {
  Vector = 0x7b,
  I32 = 0x7f,
  None = 0x40,
  Function = 0x60
}

export function get(local: number): Code {
  return [Op.Get, local]
}

export function set(local: number, value: Code): Code {
  return [...value, Op.Set, local]
}

/** An operation on what was put down before it. */
export function vector(op: VectorOp, ...operands: readonly Code[]): Code {
  return [...operands.flat(), Op.Vector, ...unsigned(op)]
}

/** So many numbers behind an address; the 2 says that it is a multiple of four bytes. */
export function load(op: VectorOp, address: number, offset = 0): Code {
  return [...get(address), Op.Vector, ...unsigned(op), 2, ...unsigned(offset * bytesOfNumber)]
}

/** Replaces one number of a vector by what stands behind an address. */
export function loadLane(address: number, offset: number, lane: number, value: Code): Code {
  return [...get(address), ...value, Op.Vector, ...unsigned(VectorOp.LoadLane), 2, ...unsigned(offset * bytesOfNumber), lane]
}

/** The whole number at an address. */
export function whole(address: number): Code {
  return [...get(address), Op.Load, 2, 0]
}

/** The address of a row of so many numbers, whose number stands at another address. */
export function rowAt(rows: number, address: number, width: number): Code {
  return [...whole(address), Op.Constant, ...signed(width * bytesOfNumber), Op.Multiply, ...get(rows), Op.Add]
}

export const noNumbers: Code = [Op.Vector, ...unsigned(VectorOp.Constant), ...new Uint8Array(16)]

export function store(address: number, offset: number, value: Code): Code {
  return [...get(address), ...value, Op.Vector, ...unsigned(VectorOp.Store), 2, ...unsigned(offset * bytesOfNumber)]
}

/** Stores the first two numbers of a vector. */
export function storeTwo(address: number, offset: number, value: Code): Code {
  return [...get(address), ...value, Op.Vector, ...unsigned(VectorOp.StoreTwo), 2, ...unsigned(offset * bytesOfNumber), 0]
}

/** Twice the same number of 64 bits. */
export function constant64(value: number): Code {
  return [Op.Constant64, ...new Uint8Array(Float64Array.of(value).buffer), Op.Vector, ...unsigned(VectorOp.Splat64)]
}

/** Moves an address by what a variable says. */
export function move(local: number, by: number): Code {
  return set(local, [...get(local), ...get(by), Op.Add])
}

/** Moves an address by so many numbers. */
export function moveBy(local: number, count: number): Code {
  return set(local, [...get(local), Op.Constant, ...signed(count * bytesOfNumber), Op.Add])
}

/** Turns places in numbers into addresses. */
export function toBytes(...locals: readonly number[]): Code {
  return locals.flatMap((local) => set(local, [...get(local), Op.Constant, 2, Op.ShiftLeft]))
}

/** Does something as often as a variable says, once at least; it is 0 then. */
export function repeat(counter: number, ...body: readonly Code[]): Code {
  return [Op.Loop, Type.None, ...body.flat(), ...get(counter), Op.Constant, ...signed(-1), Op.Add, Op.Tee, counter, Op.BranchIf, 0, Op.End]
}

/** Does something unless a variable is 0. */
export function when(local: number, body: Code): Code {
  return [...get(local), Op.If, Type.None, ...body, Op.End]
}

/** A module of one function, which takes the shared memory. */
function moduleOf({parameters, integers, vectors}: Shape, code: Code): Uint8Array {
  const section = (id: number, ...bytes: number[]): number[] => [id, ...unsigned(bytes.length), ...bytes]
  const name = [...Buffer.from('kernel')]
  const body = [2, ...unsigned(integers), Type.I32, ...unsigned(vectors), Type.Vector, ...code, Op.End]
  return Uint8Array.of(
    ...Buffer.from('\0asm'), 1, 0, 0, 0,
    ...section(1, 1, Type.Function, parameters, ...Array.from({length: parameters}, () => Type.I32), 0),
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
