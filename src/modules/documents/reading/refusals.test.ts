import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocumentText } from './document-text.ts'
import { defaultLimits } from './limits.ts'
import { readDocument } from './read-document.ts'
import { DocumentRefused } from './refusal.ts'
import { testDictionaries } from './testing/reading.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function refusal(bytes: Uint8Array, limits = defaultLimits): string | null {
  try {
    readDocument({ bytes, fileName: 'a.txt', publishedOn: null }, testDictionaries, limits)
    return null
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    expect(error.message.length).toBeGreaterThan(10)
    expect(error.messageZh).toMatch(/\p{Script=Han}/u)
    return error.reason.replace('documents.document.', '')
  }
}

const docx = (xml: string | Uint8Array, more: Record<string, Uint8Array> = {}) =>
  zipSync({ 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml, ...more })

describe('what is refused, and why', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', utf8(' \n　\n'), 'empty'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024).fill(0x41), 'tooLarge'],
    [
      'binary data',
      Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 255),
      'binary',
    ],
    ['a PDF', utf8('%PDF-1.7 text'), 'unsupported'],
    ['an old Word document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'unsupported'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), 'unsupported'],
    ['a zip that is no docx', zipSync({ 'a.txt': strToU8('x') }), 'unsupported'],
    ['half a docx', docx('<w:document><w:p><w:t>x</w:t></w:p></w:document>').subarray(0, 50), 'damaged'],
    [
      'UTF-8 read as GBK',
      utf8(
        new TextDecoder('gbk').decode(
          utf8('全市光伏产业产值已经超过一千亿元，经济运行保持良好态势，干部队伍不断加强。'.repeat(3)),
        ),
      ),
      'unreadable',
    ],
    ['GBK read as UTF-8', utf8('今年光伏\ufffd\ufffd\ufffd\ufffd产业\ufffd\ufffd\ufffd'), 'unreadable'],
    ['HTML without text', utf8('<html><script>alert(1)</script></html>'), 'empty'],
  ])('%s', (_what, bytes, reason) => {
    expect(refusal(bytes)).toBe(reason)
  })

  it('an encrypted docx is told from a broken one', () => {
    const bytes = docx('<w:document/>')
    bytes[6] = 1
    expect(refusal(bytes)).toBe('unsupported')
  })

  it('a bomb is given up while it unfolds', () => {
    // 20 MB of one letter pack to some 20 kB: a ratio of about 1000, past the limit of 200.
    const bomb = docx(new Uint8Array(20 * 1024 * 1024).fill(0x61))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(refusal(bomb)).toBe('bomb')
  })

  it('an archive of very many entries is a bomb too', () => {
    const entries = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}`, new Uint8Array(1)]))
    expect(refusal(docx('<w:document/>', entries), { ...defaultLimits, archiveEntries: 20 })).toBe('bomb')
  })

  it('a big part beside the text is not unfolded at all', () => {
    const bytes = docx('<w:document><w:p><w:t>短文</w:t></w:p></w:document>', {
      'word/media/image1.bin': new Uint8Array(20 * 1024 * 1024),
    })
    expect(readDocumentText(bytes, 'a.docx').text).toBe('短文')
  })
})

describe('encodings', () => {
  const text = '今年以来，全市经济运行保持良好势头，营商环境不断优化。'

  it('are detected', () => {
    const read = (bytes: Uint8Array) => {
      const { text: found, encoding } = readDocumentText(bytes, null)
      return [found, encoding]
    }
    expect(read(utf8(text))).toEqual([text, 'utf-8'])
    expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(text)))).toEqual([text, 'utf-8'])
    expect(read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual([text, 'utf-16le'])
    expect(read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()))).toEqual([text, 'utf-16be'])
    expect(read(new Uint8Array(Buffer.from(`${text}\n${text}`, 'utf16le')))).toEqual([
      `${text}\n${text}`,
      'utf-16le',
    ])
  })

  it('short GB18030 text is not taken for Big5', () => {
    // 光伏产业 in GBK: B9E2 B7FC B2FA D2B5.
    expect(
      readDocumentText(Uint8Array.of(0xb9, 0xe2, 0xb7, 0xfc, 0xb2, 0xfa, 0xd2, 0xb5), null),
    ).toMatchObject({
      text: '光伏产业',
      encoding: 'gb18030',
    })
  })
})

describe('HTML', () => {
  const read = (html: string) => readDocumentText(utf8(html), 'a.html').text

  it('gives paragraphs, and nothing of scripts, comments, navigation or what is hidden', () => {
    expect(
      read(
        '<body onload="x()"><nav>首页</nav><p>一<b>二</b>\n三</p><script>四</script><!-- 五 --><div hidden>六</div><img src=x onerror=alert(1)><p>七&amp;八<br>九</p></body>',
      ),
    ).toBe('一二 三\n七&八\n九')
  })

  it('reads ruby without its annotations, and lists with a mark', () => {
    expect(read('<p>經<rp>(</rp><rt>jīng</rt><rp>)</rp>濟</p><ul><li>甲</li><li>乙</li></ul>')).toBe(
      '經濟\n- 甲\n- 乙',
    )
  })
})
