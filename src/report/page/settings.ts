import type {Language} from './messages.ts'

type Setting = 'language' | 'theme'

/** What the reader chose before; null where nothing, or where the browser keeps nothing for pages from the disk. */
export function setting(name: Setting): string | null {
  try {
    return localStorage.getItem(`tamis-${name}`)
  } catch {
    return null
  }
}

export function keepSetting(name: Setting, value: string): void {
  try {
    localStorage.setItem(`tamis-${name}`, value)
  } catch {
    // The choice then holds for this visit.
  }
}

export function preferredLanguage(): Language {
  return (setting('language') ?? navigator.language).startsWith('fr') ? 'fr' : 'en'
}

export function preferredTheme(): 'dark' | 'light' {
  const theme = setting('theme')
  if (theme === 'dark' || theme === 'light') return theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
