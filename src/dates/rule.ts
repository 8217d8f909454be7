/** A row of a language's date grammar; every example runs as a test. */
export interface DateRule {
  readonly pattern: string
  readonly means: string
  readonly examples: readonly string[]
}
