/** Where the reader is: `#document/3/s12?rule=…`. */
export interface Route {
  view: string
  path: string[]
  query: URLSearchParams
}

export function currentRoute(): Route {
  const [path, query = ''] = location.hash.slice(1).split('?')
  const [view, ...rest] = path.split('/').map(decodeURIComponent)
  return {view: view || 'overview', path: rest, query: new URLSearchParams(query)}
}

/** The address of a view; what is empty in the query is left out. */
export function address(view: string, path: readonly (string | number)[] = [], query: Readonly<Record<string, string | number | null>> = {}): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== '')
  const search = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString()
  return `#${[view, ...path].map((part) => encodeURIComponent(part)).join('/')}${search === '' ? '' : `?${search}`}`
}

/** Changes the query of the address without a step in the history, and shows the view again. */
export function refine(query: Readonly<Record<string, string | number | null>>): void {
  const {view, path, query: now} = currentRoute()
  history.replaceState(null, '', address(view, path, {...Object.fromEntries(now), ...query}))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
