import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ReadLine {
  text: string
  x1: number
  x2: number
  /** Middle of the line from the top of the page. */
  middle: number
}
export interface ReadPage {
  width: number
  height: number
  lines: ReadLine[]
}

/** What a PDF shows, read by poppler: lines of each page from top to bottom, in points. */
export function readPages(pdf: Uint8Array): ReadPage[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    const run = spawnSync('pdftotext', ['-bbox', join(folder, 'in.pdf'), join(folder, 'out.html')], {
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`pdftotext: ${run.stderr}`)
    return parsePages(readFileSync(join(folder, 'out.html'), 'utf8'))
  })
}

/** Each docx as LibreOffice shows it, as PDF. */
export function openInOffice(files: readonly Uint8Array[]): Uint8Array[] {
  return inFolder((folder) => {
    const names = files.map((_, index) => join(folder, `in-${index}`))
    files.forEach((file, index) => {
      writeFileSync(`${names[index]}.docx`, file)
    })
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...names.map((name) => `${name}.docx`),
      ],
      { encoding: 'utf8', timeout: 120_000 },
    )
    if (run.status !== 0) throw new Error(`soffice: ${run.stderr}`)
    return names.map((name) => new Uint8Array(readFileSync(`${name}.pdf`)))
  })
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'officialdoc-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Words on one height are one line. */
function parsePages(html: string): ReadPage[] {
  return html
    .split('<page ')
    .slice(1)
    .map((part) => {
      const number = (name: string, text: string) =>
        Number(new RegExp(`${name}="([\\d.-]+)"`).exec(text)?.[1])
      const words = [...part.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, place = '', text = '']) => ({
        text: text
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&apos;', "'")
          .replaceAll('&amp;', '&'),
        x1: number('xMin', place),
        x2: number('xMax', place),
        middle: (number('yMin', place) + number('yMax', place)) / 2,
      }))
      const rows: (typeof words)[] = []
      for (const word of words.sort((one, other) => one.middle - other.middle)) {
        const row = rows.find((known) => Math.abs(known[0]!.middle - word.middle) < 4)
        if (row === undefined) rows.push([word])
        else row.push(word)
      }
      const lines = rows.map((row): ReadLine => {
        const inOrder = row.sort((one, other) => one.x1 - other.x1)
        return {
          text: inOrder.map((word) => word.text).join(''),
          x1: inOrder[0]!.x1,
          x2: Math.max(...inOrder.map((word) => word.x2)),
          middle: inOrder[0]!.middle,
        }
      })
      return { width: number('width', part), height: number('height', part), lines }
    })
}
