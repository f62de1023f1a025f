import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'
import { renderDocx } from './docx/render-docx.ts'
import { layOut } from './layout/lay-out.ts'
import { documentKinds, type OfficialDocumentInput, officialDocument } from './model.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { openInOffice, readPages } from './testing/read-pages.ts'

const nasty = `<w:p>&amp;"']]>\u0000\u0008\u001f\u202e\ufffe\ud800 {{x}} 𠮷👨‍👩‍👧 \t\r\n一、`

/** The same text in every field of a document. */
const everywhere = (text: string): OfficialDocumentInput => ({
  kind: 'notice',
  mark: text.slice(0, 120),
  signatory: text.slice(0, 60),
  title: `题${text}`,
  recipients: [text],
  body: [
    { type: 'heading', level: 1, text },
    { type: 'heading', level: 3, text, runIn: text },
    { type: 'paragraph', text },
    { type: 'quote', text },
    { type: 'table', columns: [{ title: text.slice(0, 200) }], rows: [[text], [], [text, text]] },
    { type: 'fields', rows: [{ label: text.slice(0, 100), value: text }] },
  ],
  attachments: [{ title: text.slice(0, 500), body: [{ type: 'paragraph', text }] }],
  issuer: text.slice(0, 120),
  date: '2023-06-15',
  note: text.slice(0, 500),
  attendance: [{ label: text.slice(0, 20), names: text }],
  copiesTo: [text],
  printing: { organ: text.slice(0, 120), date: '2023-06-15' },
  watermark: { name: text.slice(0, 60), at: text.slice(0, 40) },
})

/** Every part of a docx reads as XML whose texts hold no character that XML forbids. */
function expectSoundXml(docx: Uint8Array): void {
  for (const [name, bytes] of Object.entries(unzipSync(docx))) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    expect(xml, name).not.toMatch(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u)
    expect(parseDocument(xml, { xmlMode: true }).children.length, name).toBeGreaterThan(0)
  }
}

describe('hostile text', () => {
  it('breaks neither docx nor PDF, whatever field it stands in', async () => {
    const document = everywhere(nasty)
    const docx = await renderDocx(document)
    expectSoundXml(docx)
    const pdf = await renderPdf(document)
    expect(pdf.missing).toContain('𠮷')
    expect(readPages(pdf.bytes).length).toBe(pdf.pages)
    const [office] = openInOffice([docx])
    const shown = readPages(office!)
      .flatMap((page) => page.lines.map((line) => line.text))
      .join('')
    expect(shown).toContain('<w:p>&amp;"\']]>')
  }, 120_000)

  it('a title of 5000 characters fills page after page', async () => {
    const document: OfficialDocumentInput = { kind: 'notice', title: '题'.repeat(5000), body: [] }
    const pdf = await renderPdf(document)
    // 250 lines of 20 characters, 22 a page: 12 pages.
    expect(pdf.pages).toBe(12)
    expectSoundXml(await renderDocx(document))
  })

  it('a cell higher than a page goes on over the next ones, nothing is lost', () => {
    const text = '字'.repeat(4900)
    const pages = layOut(
      officialDocument.parse({
        kind: 'roster',
        title: '名册',
        body: [{ type: 'table', columns: [{ title: '一' }, { title: '二' }], rows: [[text, '短']] }],
      }),
    )
    const shown = pages
      .flatMap((page) => page.items)
      .reduce((sum, item) => sum + (item.kind === 'text' ? item.text.split('字').length - 1 : 0), 0)
    expect(shown).toBe(4900)
  })

  it('cleaned text is well formed and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text)
        expect(once.isWellFormed()).toBe(true)
        expect(cleanText(once)).toBe(once)
      }),
    )
  })

  it('any text in any kind is laid out within the page', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documentKinds),
        fc.string({ unit: 'binary', maxLength: 120 }),
        (kind, text) => {
          for (const page of layOut(officialDocument.parse({ ...everywhere(text), kind })))
            for (const item of page.items)
              if (item.kind === 'text') {
                expect(item.y).toBeLessThan(842)
                expect(item.x + item.width).toBeLessThan(596)
              }
        },
      ),
      { numRuns: 60 },
    )
  })
})
