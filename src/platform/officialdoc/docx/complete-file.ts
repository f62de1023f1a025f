import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { fontNames } from '../fonts.ts'

/** A fixed instant, so that the same document gives the same bytes here. */
const zipTime = '2000-01-01T00:00:00'

const breaking = ['widowControl', 'overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid']
  .map((property) => `<w:${property} w:val="0"/>`)
  .join('')

/** Said twice: LibreOffice takes some of it from the style only. */
const normalStyle = '<w:name w:val="Normal"/><w:qFormat/>'

/**
 * Adds to a docx what the library cannot write: the names that may stand in for each official font (it writes a font
 * table only with embedded fonts, and these may not be embedded), and how all paragraphs break, as the line breaker of
 * the PDF does: no marks in the margin, no room added around figures, no lines moved for widows. They do not snap to
 * the grid: their lines and characters have its pitch already, and LibreOffice would misread it (see measures.ts).
 */
export function completeFile(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  parts['word/fontTable.xml'] = strToU8(fontTable())
  const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
  parts['word/styles.xml'] = strToU8(
    replaceOnce(
      replaceOnce(styles, '<w:pPrDefault/>', `<w:pPrDefault><w:pPr>${breaking}</w:pPr></w:pPrDefault>`),
      normalStyle,
      `${normalStyle}<w:pPr>${breaking}</w:pPr>`,
    ),
  )
  return new Uint8Array(zipSync(parts, { level: 6, mtime: zipTime }))
}

function fontTable(): string {
  const fonts = [...new Map(Object.values(fontNames).map((font) => [font.name, font])).values()]
  const entries = fonts.map(
    ({ name, others, generic }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="${generic}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`
}

function replaceOnce(text: string, found: string, by: string): string {
  if (text.split(found).length !== 2) throw new Error('the docx library writes its styles another way now')
  return text.replace(found, by)
}
