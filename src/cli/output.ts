import type { Command } from 'commander'

/** Exit codes of every command. */
export const exitCode = { good: 0, negativeFinding: 1, badInput: 2 } as const

const isJson = (command: Command): boolean => command.optsWithGlobals().json === true

/** Prints a result: JSON on standard output with `--json`, else the readable form. */
export function printResult(command: Command, result: unknown, readable: () => string): void {
  const text = isJson(command) ? JSON.stringify(result, null, 2) : readable()
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Words for the person at the terminal; never mixed into the result. */
export function printMessage(message: string): void {
  process.stderr.write(`${message}\n`)
}

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  )

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0)

/** A plain table with aligned columns; a Chinese character is two columns wide. */
export function table(headings: string[], rows: (string | number | null)[][]): string {
  const cells = [headings, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** On a terminal, a line of progress that is written over; elsewhere nothing. */
export function progressPrinter(what: string): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    if (!process.stderr.isTTY || (performance.now() - last < 500 && done < total)) return
    last = performance.now()
    process.stderr.write(`\r${done} of ${total} ${what}${done >= total ? '\n' : ''}`)
  }
}
