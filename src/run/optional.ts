import {UsageError} from './usage.ts'

/** A package that is installed only by those who need it. Throws a UsageError that says how. */
export async function needed<T>(name: string, purpose: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new UsageError(`the package ${name} is needed ${purpose}; install it beside tamis: npm install ${name}`, {cause: error})
  }
}
