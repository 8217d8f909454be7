import {CorruptPack} from './pack.ts'
import {UsageError} from './usage.ts'

/** An error as plain data that goes from thread to thread and through a queue. */
export interface PlainError {
  name: string
  message: string
  stack?: string
  code?: string
  syscall?: string
  path?: string
  dest?: string
  folder?: string
}

export function toPlain(error: unknown): PlainError {
  const {name, message, stack, code, syscall, path, dest, folder} = (error instanceof Error ? error : new Error(String(error))) as NodeJS.ErrnoException & PlainError
  return {name, message, stack, code, syscall, path, dest, folder}
}

/** The error again, of its own class where that says what to do with it. */
export function fromPlain({name, message, ...rest}: PlainError): Error {
  if (name === 'CorruptPack') return new CorruptPack(rest.folder!)
  if (name === 'UsageError') return new UsageError(message)
  return Object.assign(new Error(message), rest, {name})
}
