import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { attachmentEndings, cleanFileName, mediaTypeOf } from './file-type.ts'

const pdf = new TextEncoder().encode('%PDF-1.7 …')

function refusalOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof AppError ? error.reason : String(error)
  }
}

describe('the name of an attachment', () => {
  it('is the last part of whatever path was sent', () => {
    expect(cleanFileName('../../etc/passwd')).toBe('passwd')
    expect(cleanFileName('C:\\Users\\x\\方案.docx')).toBe('方案.docx')
    expect(cleanFileName('/absolute/会议纪要.pdf')).toBe('会议纪要.pdf')
  })

  it('loses control and direction characters, so that it shows as what it is', () => {
    expect(cleanFileName('invoice\u202efdp.exe')).toBe('invoicefdp.exe')
    expect(cleanFileName('a\r\nSet-Cookie: b.txt')).toBe('aSet-Cookie: b.txt')
  })

  it('keeps its ending when it is cut to 200 characters', () => {
    const name = cleanFileName(`${'长'.repeat(300)}.xlsx`)
    expect(name).toHaveLength(200)
    expect(name.endsWith('长.xlsx')).toBe(true)
  })

  it('never holds a separator, a control character or a leading dot, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const result = refusalOf(() => cleanFileName(given))
        if (result !== null) {
          expect(result).toBe('platform.attachment.nameMissing')
          return
        }
        const name = cleanFileName(given)
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[\\/]|\p{Cc}/u)
        expect(name.startsWith('.')).toBe(false)
      }),
    )
  })
})

describe('the type of an attachment', () => {
  it('is known by its ending when the first bytes agree', () => {
    expect(mediaTypeOf('方案.PDF', pdf)).toBe('application/pdf')
  })

  it('a browser could run none of the types that are taken', () => {
    for (const ending of ['html', 'htm', 'svg', 'js', 'xml', 'exe', 'php', 'constructor', 'toString', '']) {
      expect(attachmentEndings).not.toContain(ending)
      expect(refusalOf(() => mediaTypeOf(`x.${ending}`, pdf))).toBe('platform.attachment.typeRefused')
    }
  })

  it('a page that calls itself a picture is refused', () => {
    const page = new TextEncoder().encode('<html><script>alert(1)</script>')
    expect(refusalOf(() => mediaTypeOf('x.png', page))).toBe('platform.attachment.contentMismatch')
  })
})
