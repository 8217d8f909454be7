type Attribute = string | number | boolean | null | undefined | ((event: Event) => void)
export type Child = Node | string | null

/**
 * An element. Text becomes text nodes and nothing else: what documents say is never markup.
 * An attribute that is null or false is left out; a function listens to the event of its name.
 */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Readonly<Record<string, Attribute>> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children)
}

/** An element of a drawing. */
export function drawn(name: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: Child[]): SVGElement {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)
}

/** A text in which nothing turns the direction of what stands around it. */
export function isolated(text: string): HTMLElement {
  return element('bdi', {}, text)
}

function filled<E extends Element>(made: E, attributes: Readonly<Record<string, Attribute>>, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}
