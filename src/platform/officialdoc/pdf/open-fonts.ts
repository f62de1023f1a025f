import { createRequire } from 'node:module'
import type { FontFiles } from '../fonts.ts'
import type { FontRole } from '../layout/page.ts'

/** A font as pdfmake opens it, for its measures. */
export interface OpenFont {
  /** Thousandths of the size. */
  ascender: number
  widthOfString(text: string, size: number): number
  font: { hasGlyphForCodePoint(code: number): boolean }
}

type FontDefinitions = Record<string, { normal: string }>
interface PrintingModule {
  default: new (
    fonts: FontDefinitions,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    virtualfs: null,
    localAccessPolicy: (path: string) => boolean,
  ) => { provideFont(family: string, bold: boolean, italics: boolean): OpenFont }
}

// Required, not imported: tools differ in what they take for the default of a CommonJS module.
const require = createRequire(import.meta.url)

const open = new Map<string, OpenFont>()

/** The metrics of a font file, read once. */
function openFont(file: string): OpenFont {
  let font = open.get(file)
  if (font === undefined) {
    const { default: PrintingDocument } = require('pdfmake/js/PDFDocument.js') as PrintingModule
    const fonts = { font: { normal: file } }
    const document = new PrintingDocument(fonts, {}, {}, {}, {}, null, (path) => path === file)
    font = document.provideFont('font', false, false)
    open.set(file, font)
  }
  return font
}

/** The fonts of one PDF. */
export function openFonts({ files }: FontFiles): (role: FontRole) => OpenFont {
  return (role) => openFont(files[role])
}
