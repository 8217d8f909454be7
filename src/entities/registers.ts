/**
 * Kinds of text that the models tell apart: texts of today, newspapers of 1850–1945 whose print was read by machines, and novels
 * of 1840–1920. A language without weights of its own for a register takes it as `modern`.
 */
export const registers = ['modern', 'press', 'novel'] as const
export type Register = (typeof registers)[number]
