import {relative} from 'node:path'

/** The call is at fault, not the data: exit code 2. The message names the place and says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What the system says in words, for the codes that a person meets. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a file stands where a folder should be',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'something else stands in its place',
  ENOTEMPTY: 'a folder stands in its place',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go in a circle'
}

/** The cause of a system error, for a message; null when the error is not one. */
export function systemCause(error: unknown): string | null {
  const {code, syscall} = (error ?? {}) as NodeJS.ErrnoException
  if (typeof code !== 'string' || typeof syscall !== 'string') return null
  return causes[code] ?? code
}

/** A path as a person in the current folder would type it. */
export function shown(path: string): string {
  const short = relative('', path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}
