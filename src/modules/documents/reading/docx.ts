import { Unzip, UnzipInflate } from 'fflate'
import { Parser } from 'htmlparser2'
import type { ReadingLimits } from './limits.ts'
import { DocumentRefused } from './refusal.ts'

const documentPart = 'word/document.xml'

/**
 * The text of a docx, a line per paragraph. Only the document part is inflated, as a stream that is given up at the
 * limits, so a bomb never unfolds; deleted text, field codes and everything else in the archive are left alone.
 */
export function readDocx(bytes: Uint8Array, limits: ReadingLimits): string {
  const xml = inflateDocumentPart(bytes, limits)
  return paragraphsOf(new TextDecoder('utf-8').decode(xml))
}

function inflateDocumentPart(bytes: Uint8Array, limits: ReadingLimits): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  let entries = 0
  let found = false
  let ended = false
  let failure: Error | null = null
  const unzip = new Unzip((file) => {
    entries++
    if (entries > limits.archiveEntries)
      throw bomb(`it has more than ${limits.archiveEntries} entries`, `条目超过 ${limits.archiveEntries} 个`)
    if (file.name !== documentPart) return
    if (found) throw damaged(`${documentPart} is in it twice`)
    found = true
    if (file.compression !== 0 && file.compression !== 8)
      throw damaged(`${documentPart} is packed with an unknown method`)
    file.ondata = (error, chunk, final) => {
      if (error) {
        failure ??= error
        return
      }
      if (failure) return
      size += chunk.length
      const packed = Math.max(file.size ?? bytes.length, 1)
      if (size > limits.inflatedBytes || (size > 1_000_000 && size > packed * limits.inflationRatio)) {
        failure = bomb('its text unfolds beyond the limit', '解压后的内容超过上限')
        file.terminate()
        return
      }
      chunks.push(chunk)
      ended = final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  if (isEncrypted(bytes)) {
    throw new DocumentRefused(
      'documents.document.unsupported',
      'the document is encrypted: save it without a password and upload that',
      '文档已加密，请取消密码后重新上传',
    )
  }
  try {
    // Small steps, so that the limits are looked at often.
    for (let i = 0; i < bytes.length && !failure; i += 65_536)
      unzip.push(bytes.subarray(i, i + 65_536), i + 65_536 >= bytes.length)
  } catch (error) {
    if (error instanceof DocumentRefused) throw error
    failure ??= damaged('its archive is broken', error)
  }
  throwIfFailed(failure)
  if (!found) {
    throw new DocumentRefused(
      'documents.document.unsupported',
      'the file is a zip archive but not a Word document: upload txt, html or docx',
      '文件是压缩包而不是 Word 文档，请上传 txt、html 或 docx',
    )
  }
  if (!ended) throw damaged(`${documentPart} is cut off`)
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** What went wrong while unpacking; a separate function because the compiler cannot see that callbacks set it. */
function throwIfFailed(failure: Error | null): void {
  if (failure === null) return
  throw failure instanceof DocumentRefused ? failure : damaged(`${documentPart} cannot be unpacked`, failure)
}

/** The encryption flag of the first local file header, the only one a zip reader must trust. */
function isEncrypted(bytes: Uint8Array): boolean {
  return ((bytes[6] ?? 0) & 1) === 1
}

function paragraphsOf(xml: string): string {
  const lines: string[] = []
  let line = ''
  let inText = 0
  let skipped = 0
  const parser = new Parser(
    {
      onopentag(name) {
        // Text boxes are stored twice, the second time as a fallback for old programs.
        if (name === 'w:del' || name === 'w:moveFrom' || name === 'mc:Fallback') skipped++
        else if (name === 'w:t') inText++
        else if (name === 'w:tab') line += ' '
        else if (name === 'w:br' || name === 'w:cr') line += '\n'
      },
      ontext(text) {
        if (inText > 0 && skipped === 0) line += text
      },
      onclosetag(name) {
        if (name === 'w:del' || name === 'w:moveFrom' || name === 'mc:Fallback') skipped--
        else if (name === 'w:t') inText--
        else if (name === 'w:p') {
          lines.push(line)
          line = ''
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  if (line !== '') lines.push(line)
  return lines.join('\n')
}

function bomb(why: string, whyZh: string): DocumentRefused {
  return new DocumentRefused(
    'documents.document.bomb',
    `the document is not opened because ${why}: save its text as a new docx or as txt`,
    `文档${whyZh}，已停止打开，请把文字另存为新的 docx 或 txt`,
  )
}

function damaged(why: string, cause?: unknown): DocumentRefused {
  return new DocumentRefused(
    'documents.document.damaged',
    `the document is damaged (${why}): save it again and upload the new copy`,
    '文档已损坏，请重新保存后上传',
    { cause },
  )
}
