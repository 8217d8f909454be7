import type {ReportIndex} from '../data.ts'
import {oneDocument} from './document.ts'
import {documents} from './documents.ts'
import type {Child} from './dom.ts'
import {element} from './dom.ts'
import {entities, oneEntity} from './entities.ts'
import {jump, onKey, show} from './keys.ts'
import {load} from './load.ts'
import type {Message} from './messages.ts'
import {language, say, speak} from './messages.ts'
import {overview} from './overview.ts'
import type {Route} from './route.ts'
import {address, currentRoute} from './route.ts'
import {keepSetting, preferredLanguage, preferredTheme} from './settings.ts'
import {timeline} from './timeline.ts'

type View = (index: ReportIndex, route: Route) => Child[] | Promise<Child[]>

const views: Readonly<Record<string, View>> = {overview, documents, document: oneDocument, timeline, entities, entity: oneEntity}

const menu: readonly Message[] = ['overview', 'documents', 'timeline', 'entities']

let shown = ''

speak(preferredLanguage())
document.documentElement.dataset.theme = preferredTheme()
addEventListener('hashchange', () => void render())
addEventListener('keydown', onKey)
addEventListener('dblclick', ({target}) => (target as HTMLElement).closest('mark') && jump(target as HTMLElement))
void render()

/** Shows the view that the address names. */
async function render(): Promise<void> {
  const route = currentRoute()
  const name = views[route.view] ? route.view : 'overview'
  const main = element('main', {id: 'content', tabindex: -1})
  try {
    main.append(...(await views[name](await load('index'), route)).filter((child) => child !== null))
  } catch (error) {
    main.append(element('p', {role: 'alert'}, `${say('notLoaded')} ${error instanceof Error ? error.message : String(error)}`))
  }
  if (location.hash !== hashOf(route) && location.hash !== '') return
  document.title = `Tamis · ${say(name as Message)}`
  const typed = document.activeElement instanceof HTMLInputElement ? document.activeElement : null
  document.body.replaceChildren(skipLink(), header(name), main, element('footer', {}, say('keysHelp')))
  document.documentElement.dataset.ready = location.hash
  if (shown !== `${name}/${route.path[0] ?? ''}`) scrollTo(0, 0)
  shown = `${name}/${route.path[0] ?? ''}`
  if (typed) typeOn(typed)
  else if (route.path[1]) show(document.querySelector<HTMLElement>(`.column.clean [data-key="${CSS.escape(route.path[1])}"]`) ?? document.querySelector<HTMLElement>(`[data-key="${CSS.escape(route.path[1])}"]`))
}

/** Goes on in the field that was typed in, which is a new one now. */
function typeOn({id, value, selectionStart}: HTMLInputElement): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.value = value
  field.focus()
  field.setSelectionRange(selectionStart, selectionStart)
}

/** A slower view that was left before it was there is not shown. */
function hashOf({view, path, query}: Route): string {
  const text = address(view, path, Object.fromEntries(query))
  return decodeURIComponent(text) === decodeURIComponent(location.hash) ? location.hash : text
}

function skipLink(): HTMLElement {
  return element('a', {class: 'skip', href: '#content', click: (event) => {
    event.preventDefault()
    document.getElementById('content')?.focus()
  }}, say('skip'))
}

function header(view: string): HTMLElement {
  const link = (name: Message): HTMLElement => element('a', {href: address(name), 'aria-current': name === view ? 'page' : null}, say(name))
  const switchTheme = (): void => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    keepSetting('theme', theme)
  }
  const switchLanguage = (): void => {
    const other = language() === 'fr' ? 'en' : 'fr'
    keepSetting('language', other)
    speak(other)
    void render()
  }
  return element(
    'header',
    {},
    element('h1', {}, 'Tamis'),
    element('nav', {'aria-label': say('views')}, ...menu.map(link)),
    element('button', {type: 'button', id: 'theme', click: switchTheme}, say('theme')),
    element('button', {type: 'button', id: 'language', click: switchLanguage}, say('language'))
  )
}
