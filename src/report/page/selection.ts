/** The raw offsets of the words that the reader selected in the raw text; null when there are none. */
export function selectedSpan(): readonly [start: number, end: number] | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const {startContainer, startOffset, endContainer, endOffset} = selection.getRangeAt(0)
  const [start, end] = [rawOffset(startContainer, startOffset), rawOffset(endContainer, endOffset)]
  return start === null || end === null || end <= start ? null : [start, end]
}

/** A stretch of the raw text holds just its characters, so that their number before a place is the offset of the place in it. */
function rawOffset(node: Node, offset: number): number | null {
  const parent = node instanceof Element ? node : node.parentElement
  const stretch = parent?.closest<HTMLElement>('.raw [data-start]')
  if (!stretch) return null
  const before = document.createRange()
  before.setStart(stretch, 0)
  before.setEnd(node, offset)
  return Number(stretch.dataset.start) + before.toString().length
}
