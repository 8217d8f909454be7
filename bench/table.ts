/** A line of the table of figures: what is measured, the figure, its floor, and how far it is from there. */
export function figureLine(name: string, figure: number, floor: number | undefined): string {
  return line(name, figure.toFixed(2), floor === undefined ? 'new' : floor.toFixed(1), floor === undefined ? '' : change(figure - floor))
}

export function header(task: string): string {
  return `\n${line(task, 'figure', 'floor', 'change')}`
}

/** A line for what has no figure, and why. */
export function note(name: string, text: string): string {
  return `  ${name.padEnd(nameWidth)}  ${text}`
}

const nameWidth = 58

function line(name: string, ...columns: string[]): string {
  const margin = columns[0] === 'figure' ? '' : '  '
  return ((margin + name).padEnd(nameWidth + 2) + columns.map((column) => column.padStart(8)).join('')).trimEnd()
}

/** Floors have one decimal, so that less than that is no change. */
function change(difference: number): string {
  const size = Math.abs(difference)
  return size < 0.1 ? '=' : `${difference > 0 ? '+' : '−'}${size.toFixed(1)}`
}
