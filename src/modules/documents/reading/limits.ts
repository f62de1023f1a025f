import { DocumentRefused } from './refusal.ts'

/** Limits on what is read; a caller may set its own. */
export interface ReadingLimits {
  /** Size of the file, bytes. */
  inputBytes: number
  /** Number of entries of a docx archive. */
  archiveEntries: number
  /** Size of the inflated document part of a docx, bytes. */
  inflatedBytes: number
  /** Inflated size over compressed size of that part; real documents stay below some 30. */
  inflationRatio: number
  /** Length of the text, UTF-16 units. */
  textUnits: number
}

export const defaultLimits: ReadingLimits = {
  inputBytes: 10 * 1024 * 1024,
  archiveEntries: 2_000,
  inflatedBytes: 64 * 1024 * 1024,
  inflationRatio: 200,
  textUnits: 4_000_000,
}

/** Refuses input that is empty or larger than the limit. */
export function checkInputSize(bytes: Uint8Array, limits: ReadingLimits): void {
  if (bytes.length === 0) {
    throw new DocumentRefused(
      'documents.document.empty',
      'the file is empty: choose a file with text in it',
      '文件是空的，请选择有文字的文件',
    )
  }
  if (bytes.length > limits.inputBytes) {
    const [size, limit] = [toMegabytes(bytes.length), toMegabytes(limits.inputBytes)]
    throw new DocumentRefused(
      'documents.document.tooLarge',
      `the file has ${size} MB, at most ${limit} MB are read: upload only the article, or split it`,
      `文件大小 ${size} MB，超过上限 ${limit} MB，请只上传文章本身或拆分后上传`,
    )
  }
}

/** Refuses text without any content, or longer than the limit. */
export function checkText(text: string, limits: ReadingLimits): void {
  if (text.trim() === '') {
    throw new DocumentRefused(
      'documents.document.empty',
      'the file holds no text: scanned pages and pictures must be turned into text first',
      '文件中没有文字，扫描件或图片请先识别为文字再上传',
    )
  }
  if (text.length > limits.textUnits) {
    throw new DocumentRefused(
      'documents.document.tooLarge',
      `the text has ${text.length} characters, at most ${limits.textUnits} are read: split it`,
      `文字共 ${text.length} 字，超过上限 ${limits.textUnits} 字，请拆分后上传`,
    )
  }
}

function toMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
