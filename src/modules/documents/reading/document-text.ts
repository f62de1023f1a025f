import { decodeBytes } from './decode.ts'
import { readDocx } from './docx.ts'
import { looksLikeHtml, readHtml } from './html.ts'
import { checkInputSize, checkText, defaultLimits, type ReadingLimits } from './limits.ts'
import { DocumentRefused } from './refusal.ts'

/** The raw text of a file, to which all maps lead back, with the title its markup states. */
export interface DocumentText {
  text: string
  title: string | null
  encoding: string
  format: 'text' | 'html' | 'docx'
}

/** Takes the text out of a txt, html or docx file. Throws `DocumentRefused` for everything else. */
export function readDocumentText(
  bytes: Uint8Array,
  fileName: string | null,
  limits: ReadingLimits = defaultLimits,
): DocumentText {
  checkInputSize(bytes, limits)
  if (startsWith(bytes, [0x50, 0x4b])) {
    const text = readDocx(bytes, limits)
    checkText(text, limits)
    return { text, title: null, encoding: 'utf-8', format: 'docx' }
  }
  refuseKnownFormats(bytes)
  const { text, encoding } = decodeBytes(bytes)
  checkText(text, limits)
  if (/\.x?html?$/i.test(fileName ?? '') || looksLikeHtml(text)) {
    const page = readHtml(text)
    checkText(page.text, limits)
    return { text: page.text, title: page.title, encoding, format: 'html' }
  }
  return { text, title: null, encoding, format: 'text' }
}

const knownFormats: { magic: number[]; name: string; nameZh: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF', nameZh: 'PDF' },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    name: 'an old Office document (.doc, .xls) or an encrypted one',
    nameZh: '旧版 Office 文档（.doc、.xls）或加密文档',
  },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a picture', nameZh: '图片' },
  { magic: [0xff, 0xd8, 0xff], name: 'a picture', nameZh: '图片' },
  { magic: [0x47, 0x49, 0x46, 0x38], name: 'a picture', nameZh: '图片' },
  { magic: [0x1f, 0x8b], name: 'a packed file', nameZh: '压缩文件' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'a packed file', nameZh: '压缩文件' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: 'a packed file', nameZh: '压缩文件' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'an RTF document', nameZh: 'RTF 文档' },
]

function refuseKnownFormats(bytes: Uint8Array): void {
  const known = knownFormats.find(({ magic }) => startsWith(bytes, magic))
  if (!known) return
  throw new DocumentRefused(
    'documents.document.unsupported',
    `the file is ${known.name}: save the article as txt, html or docx and upload that`,
    `文件是${known.nameZh}，请把文章另存为 txt、html 或 docx 后上传`,
  )
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}
