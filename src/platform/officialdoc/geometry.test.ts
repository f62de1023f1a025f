import { describe, expect, it } from 'vitest'
import { renderDocx } from './docx/render-docx.ts'
import { area, mm, pitch } from './layout/geometry.ts'
import { documentKinds, type OfficialDocumentInput } from './model.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { makeDocument } from './template/make-document.ts'
import { sampleData } from './template/samples.ts'
import { shippedTemplates } from './template/shipped.ts'
import { openInOffice, type ReadPage, readPages } from './testing/read-pages.ts'

/** Text without marks, figures or repetition at the width of a line: every line can be full. */
const plain = '产业链短板问题清单滁州市推进链长制工作'.repeat(200)
/** 1 row of title, 1 empty, then 26 + 28 × n: pages 2 and 3 are full. */
const full: OfficialDocumentInput = {
  kind: 'notice',
  title: '标题',
  body: [{ type: 'paragraph', text: plain.slice(0, 26 + 28 * 64) }],
}

/** Lines of the type area, without the page number. */
const textLines = (page: ReadPage) => page.lines.filter((line) => line.middle < area.bottom)

/** @param within how far the middle of a line may be from the middle of its row, in points. */
function expectFullPages(pages: ReadPage[], within: number): void {
  expect(pages).toHaveLength(4)
  for (const page of pages) {
    expect(page.width).toBeCloseTo(210 * mm, 0)
    expect(page.height).toBeCloseTo(297 * mm, 0)
  }
  for (const page of pages.slice(1, 3)) {
    const lines = textLines(page)
    expect(lines).toHaveLength(22)
    for (const line of lines) {
      expect([...line.text]).toHaveLength(28)
      // Margins within 1 mm: 28 mm at the left, 26 mm at the right.
      expect(Math.abs(line.x1 - 28 * mm)).toBeLessThan(mm)
      expect(Math.abs(line.x2 - (210 - 26) * mm)).toBeLessThan(mm)
    }
    // The first line's row begins 37 mm from the top, the last one's ends 35 mm from the bottom.
    expect(Math.abs(lines[0]!.middle - pitch.row / 2 - 37 * mm)).toBeLessThan(within)
    expect(Math.abs(lines[21]!.middle + pitch.row / 2 - (297 - 35) * mm)).toBeLessThan(within)
  }
}

/** Odd numbers stand one character from the right edge, even ones from the left, 7 mm below the text. */
function expectPageNumbers(pages: ReadPage[]): void {
  pages.forEach((page, index) => {
    const line = page.lines.find((one) => one.middle > area.bottom)
    expect(line?.text.replace(/\s/g, '')).toBe(`—${index + 1}—`)
    const odd = index % 2 === 0
    expect(Math.abs(odd ? area.right - 14 - line!.x2 : line!.x1 - area.left - 14)).toBeLessThan(mm)
    expect(Math.abs(line!.middle - 7 - area.bottom - 7 * mm)).toBeLessThan(1.2 * mm)
  })
}

describe('the geometry of GB/T 9704-2012', () => {
  it('a full page of our PDF has 22 lines of 28 characters within its margins, numbers outside', async () => {
    const pages = readPages((await renderPdf(full)).bytes)
    expectFullPages(pages, mm)
    expectPageNumbers(pages)
  })

  it('LibreOffice shows the docx with 22 lines of 28 characters within its margins, numbers outside', async () => {
    const pages = readPages(openInOffice([await renderDocx(full)])[0]!)
    // LibreOffice sets text in the lower part of a line of fixed height.
    expectFullPages(pages, 2 * mm)
    expectPageNumbers(pages)
  }, 180_000)

  it('the number stands two lines below the mark, the mark 35 mm below the type area', async () => {
    const document = makeDocument('notice', shippedTemplates.notice.content, sampleData.notice)
    const [first] = readPages((await renderPdf(document)).bytes)
    const mark = first!.lines.find((line) => line.text === '中共示例市委组织部文件')!
    const number = first!.lines.find((line) => line.text === '示组通〔2023〕12号')!
    // 11 characters: floor(430.2 / 11) = 39 points high.
    expect(Math.abs(mark.middle - 39 / 2 - (37 + 35) * mm)).toBeLessThan(mm)
    expect(Math.abs(number.middle - mark.middle - 39 * 0.65 - 2.5 * pitch.row)).toBeLessThan(mm)
  })

  it('signature and date: the date four characters from the right edge, the signature centred above it', async () => {
    const document = makeDocument('letter', shippedTemplates.letter.content, sampleData.letter)
    const [page] = readPages((await renderPdf(document)).bytes)
    const date = page!.lines.find((line) => line.text === '2023年6月15日')!
    const issuer = page!.lines.findLast((line) => line.text === '中共示例市委组织部')!
    expect(Math.abs(area.right - date.x2 - 4 * pitch.column)).toBeLessThan(mm)
    expect(Math.abs((issuer.x1 + issuer.x2) / 2 - (date.x1 + date.x2) / 2)).toBeLessThan(mm)
  })

  it('the first page of a letter has no number, the double line 20 mm above its foot stays', async () => {
    const body = [{ type: 'paragraph' as const, text: plain.slice(0, 28 * 30) }]
    const letter: OfficialDocumentInput = { kind: 'letter', mark: '示例市人民政府', title: '函', body }
    const pages = readPages((await renderPdf(letter)).bytes)
    expect(pages[0]!.lines.some((line) => line.middle > area.bottom)).toBe(false)
    expect(pages[1]!.lines.at(-1)?.text.replace(/\s/g, '')).toBe('—2—')
  })

  it('every kind opens in LibreOffice with as many pages as our PDF', async () => {
    const documents = documentKinds.map((kind) =>
      makeDocument(kind, shippedTemplates[kind].content, sampleData[kind]),
    )
    const own = await Promise.all(documents.map(async (document) => (await renderPdf(document)).pages))
    const office = openInOffice(await Promise.all(documents.map((document) => renderDocx(document))))
    expect(office.map((file) => readPages(file).length)).toEqual(own)
  }, 240_000)
})
