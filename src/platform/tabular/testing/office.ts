import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Opens a workbook in LibreOffice and gives the cells of its first sheet as it shows them, a line for each row, texts in
 * quotes. LibreOffice asks before it repairs; without a screen a file in need of that is not opened, and this throws.
 */
export function openedInOffice(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-office-'))
  try {
    writeFileSync(join(folder, 'book.xlsx'), bytes)
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1',
        '--outdir',
        folder,
        join(folder, 'book.xlsx'),
      ],
      { stdio: 'ignore', timeout: 180_000 },
    )
    return readFileSync(join(folder, 'book.csv'), 'utf8').trimEnd().split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long such a test may take on a busy machine, in milliseconds. */
export const officeTimeout = 200_000
