import { type FontFiles, fontFiles } from '../fonts.ts'
import { page as paper } from '../layout/geometry.ts'
import { layOut } from '../layout/lay-out.ts'
import type { FontRole, Page, PageItem, TextItem } from '../layout/page.ts'
import { type OfficialDocumentInput, officialDocument } from '../model.ts'
import { openFonts } from './open-fonts.ts'

export interface RenderedPdf {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
  /** Characters no font here can draw; they are printed as 〓, as printers do. */
  missing: string[]
  /** Roles set in the shipped font for want of the official one. */
  shippedFonts: FontRole[]
}

/** What stands for a character that no font has. */
const geta = '〓'

/**
 * A document as PDF, set on the grid of the standard. Fonts are embedded; nothing is fetched and no file is read but the
 * fonts.
 */
export async function renderPdf(
  input: OfficialDocumentInput,
  fonts: FontFiles = fontFiles(),
): Promise<RenderedPdf> {
  const { default: pdfmake } = await import('pdfmake')
  const document = officialDocument.parse(input)
  const pages = layOut(document)
  const opened = openFonts(fonts)
  const missing = new Set<string>()
  const drawn = pages.map((page, index) => ({
    stack: page.items.map((item) => drawItem(item, opened, missing)),
    ...(index > 0 ? { pageBreak: 'before' } : {}),
  }))
  const mark = document.watermark
  const allowed = new Set(Object.values(fonts.files))
  // pdfmake keeps fonts and policies in one place for the process; all calls set the same.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  pdfmake.setFonts(
    Object.fromEntries(Object.entries(fonts.files).map(([role, file]) => [role, { normal: file }])),
  )
  const bytes = await pdfmake
    .createPdf({
      pageSize: { width: paper.width, height: paper.height },
      pageMargins: 0,
      defaultStyle: { font: 'body' },
      info: { title: document.title.slice(0, 300), author: document.issuer ?? '', creator: '双链' },
      ...(mark === null
        ? {}
        : {
            watermark: {
              text: drawable(`${mark.name} ${mark.at}`, 'body', opened, missing),
              font: 'body',
              color: '#888888',
              opacity: 0.16,
              fontSize: 40,
              angle: -40,
            },
          }),
      content: drawn,
    })
    .getBuffer()
  return {
    bytes: new Uint8Array(bytes),
    pages: pages.length,
    missing: [...missing].sort(),
    shippedFonts: fonts.shipped,
  }
}

type Opened = ReturnType<typeof openFonts>

function drawItem(item: PageItem, opened: Opened, missing: Set<string>): object {
  if (item.kind === 'line') {
    const { x1, y1, x2, y2, thickness, color } = item
    return {
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: x2 - x1, y2: y2 - y1, lineWidth: thickness, lineColor: color },
      ],
      absolutePosition: { x: x1, y: y1 },
    }
  }
  return drawText(item, opened, missing)
}

/** Spaced to fill its cells; set smaller where a font's letters are too wide for half a cell. */
function drawText(item: TextItem, opened: Opened, missing: Set<string>): object {
  const font = opened(item.font)
  const text = drawable(item.text, item.font, opened, missing)
  const count = [...text].length
  const natural = font.widthOfString(text, item.size)
  const tightest = item.size * -0.04
  const size =
    natural + count * tightest > item.width
      ? (item.size * (item.width - count * tightest)) / natural
      : item.size
  const spacing = (item.width - (natural * size) / item.size) / count
  return {
    text,
    font: item.font,
    fontSize: size,
    color: item.color,
    characterSpacing: spacing,
    noWrap: true,
    absolutePosition: { x: item.x, y: item.y - (font.ascender / 1000) * size },
  }
}

function drawable(text: string, role: FontRole, opened: Opened, missing: Set<string>): string {
  const { font } = opened(role)
  return Array.from(text, (character) => {
    if (/\s/u.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0)!)) return character
    missing.add(character)
    return geta
  }).join('')
}

/** Characters of laid out pages that the fonts cannot draw. */
export function missingCharacters(pages: readonly Page[], fonts: FontFiles): string[] {
  const opened = openFonts(fonts)
  const missing = new Set<string>()
  for (const page of pages)
    for (const item of page.items) if (item.kind === 'text') drawable(item.text, item.font, opened, missing)
  return [...missing].sort()
}
