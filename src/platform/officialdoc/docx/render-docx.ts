import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { fullWidths } from '#core/text/full-width.ts'
import { shapeTitle } from '#core/text/title-shape.ts'
import { size, titleColumns } from '../layout/geometry.ts'
import { type HeadPlan, planHead } from '../layout/head.ts'
import type { FontRole } from '../layout/page.ts'
import { planSignature } from '../layout/signature.ts'
import {
  type Block,
  type OfficialDocument,
  type OfficialDocumentInput,
  officialDocument,
  writtenDay,
} from '../model.ts'
import {
  attachmentLabel,
  attachmentLines,
  type NumberedBlock,
  noteLine,
  numberBlocks,
  recipientsLine,
} from '../parts.ts'
import { completeFile } from './complete-file.ts'
import {
  headParagraphs,
  letterFooter,
  letterFooterDistance,
  letterHeader,
  letterHeaderDistance,
} from './head.ts'
import { imprintParagraphs } from './imprint.ts'
import {
  characterSpacing,
  charSpace,
  columns,
  footerDistance,
  footerLine,
  rowTwips,
  sheet,
} from './measures.ts'
import { dataTable, fieldTable } from './table.ts'
import { anchor, blankLines, fontOf, indented, paragraph, rowSpacing, run, runsOf } from './text.ts'

/**
 * A document as docx for Word, WPS and LibreOffice: grid of 22 lines of 28 characters, real headings, real page
 * numbers, fonts named with others to fall back on and never embedded. No watermark: what can be edited can be rid
 * of it.
 */
export async function renderDocx(input: OfficialDocumentInput): Promise<Uint8Array<ArrayBuffer>> {
  const document = officialDocument.parse(input)
  const head = planHead(document)
  const file = new Document({
    title: document.title.slice(0, 255),
    creator: document.issuer ?? '双链',
    evenAndOddHeaderAndFooters: true,
    styles: styles(),
    sections: [section(document, head)],
  })
  return completeFile(await Packer.pack(file, 'uint8array'))
}

const headingFont: Record<1 | 2 | 3 | 4, FontRole> = { 1: 'hei', 2: 'kai', 3: 'bold', 4: 'body' }
const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
]

function styles() {
  const headingStyle = (level: 1 | 2 | 3 | 4) => ({
    run: { font: fontOf(headingFont[level]), size: size.body * 2, bold: level === 3, color: '000000' },
    paragraph: { spacing: rowSpacing, indent: { firstLine: columns(2) }, outlineLevel: level - 1 },
  })
  const body = { font: fontOf('body'), size: size.body * 2, characterSpacing }
  return {
    paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: body }],
    default: {
      document: { run: { ...body, language: { eastAsia: 'zh-CN' } } },
      title: {
        run: { font: fontOf('title'), size: size.title * 2, color: '000000', characterSpacing: 0 },
        paragraph: { spacing: rowSpacing, alignment: AlignmentType.CENTER },
      },
      heading1: headingStyle(1),
      heading2: headingStyle(2),
      heading3: headingStyle(3),
      heading4: headingStyle(4),
    },
  }
}

function section(document: OfficialDocument, head: HeadPlan): ISectionOptions {
  const letter = head.form === 'letter'
  const footer = (align: 'left' | 'right') => new Footer({ children: [pageNumber(align)] })
  const { width, height, top, left, right, bottom } = sheet
  return {
    properties: {
      titlePage: letter,
      page: {
        size: { width, height },
        margin: {
          top,
          left,
          right,
          bottom,
          header: letter ? letterHeaderDistance : 851,
          footer: letter ? Math.min(letterFooterDistance, footerDistance) : footerDistance,
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: rowTwips, charSpace },
    },
    headers: letter ? { first: new Header({ children: letterHeader(head) }) } : {},
    footers: {
      default: footer('right'),
      even: footer('left'),
      ...(letter ? { first: new Footer({ children: letterFooter() }) } : {}),
    },
    children: content(document, head),
  }
}

/** — 1 — in 四号, one character from the edge. */
function pageNumber(align: 'left' | 'right'): Paragraph {
  return new Paragraph({
    alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
    indent: { left: size.small * 20, right: size.small * 20 },
    spacing: { line: footerLine, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new TextRun({
        children: ['— ', PageNumber.CURRENT, ' —'],
        font: fontOf('number'),
        size: size.small * 2,
        characterSpacing: 0,
      }),
    ],
  })
}

function content(document: OfficialDocument, head: HeadPlan): (Paragraph | Table)[] {
  const recipients = recipientsLine(document)
  return [
    ...headParagraphs(document, head),
    titleParagraph(document.title),
    ...(document.kind === 'minutes' && head.form === 'plain' && document.date !== null
      ? [paragraph([run(`（${writtenDay(document.date)}）`, 'kai')], { alignment: AlignmentType.CENTER })]
      : []),
    ...blankLines(1),
    ...(recipients === null ? [] : [paragraph([run(recipients, 'body')])]),
    ...blockParts(document.body),
    ...document.attendance.map(({ label, names }) => {
      const hang = fullWidths(label) + 1
      return paragraph([run(`${label}：`, 'hei'), run(names, 'body')], {
        indent: { left: columns(2 + hang), hanging: columns(hang) },
      })
    }),
    ...attachmentList(document),
    ...signature(document),
    ...(noteLine(document) === null ? [] : [indented([run(noteLine(document)!, 'body')])]),
    ...document.attachments.flatMap((attachment, index) => [
      paragraph([run(attachmentLabel(document, index), 'hei')], { pageBreakBefore: true, keepNext: true }),
      ...blankLines(1, { keepNext: true }),
      titleParagraph(attachment.title),
      ...blankLines(1),
      ...blockParts(attachment.body),
    ]),
    ...imprintParagraphs(document, head.form === 'letter'),
  ]
}

/** The title in the lines that its shape wants. */
function titleParagraph(title: string): Paragraph {
  const lines = shapeTitle(title, titleColumns)
  return paragraph(
    lines.map(
      (text, index) =>
        new TextRun({
          text,
          font: fontOf('title'),
          size: size.title * 2,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
    { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, keepNext: true, keepLines: true },
  )
}

function blockParts(blocks: readonly Block[]): (Paragraph | Table)[] {
  return numberBlocks(blocks).flatMap(partsOfBlock)
}

function partsOfBlock(block: NumberedBlock): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [
        indented(
          runsOf([
            { text: `${block.number}${block.text}`, font: headingFont[block.level] },
            { text: block.runIn ?? '', font: 'body' },
          ]),
          { heading: headingLevels[block.level - 1]!, keepNext: block.runIn === null, keepLines: false },
        ),
      ]
    case 'paragraph':
      return block.text.split('\n').map((text) => indented([run(text.trim(), 'body')]))
    case 'quote':
      return block.text.split('\n').map((text) =>
        paragraph([run(text.trim(), 'kai')], {
          indent: { left: columns(2), right: columns(2), firstLine: columns(2) },
        }),
      )
    case 'table':
      return [dataTable(block), anchor()]
    case 'fields':
      return [fieldTable(block), anchor()]
  }
}

function attachmentList(document: OfficialDocument): Paragraph[] {
  const lines = attachmentLines(document)
  if (lines.length === 0) return []
  return [
    ...blankLines(1),
    ...lines.map(({ lead, text, indent }) =>
      paragraph([run(`${lead}${text}`, 'body')], {
        indent: { left: columns(indent), hanging: columns(fullWidths(lead)) },
      }),
    ),
  ]
}

function signature(document: OfficialDocument): Paragraph[] {
  if (document.kind === 'minutes') return []
  const { gap, issuer, date } = planSignature(document)
  const parts = [issuer, date].filter((part) => part !== null)
  if (parts.length === 0) return []
  return [
    ...blankLines(gap, { keepNext: true }),
    ...parts.map((part, index) =>
      paragraph([run(part.text, 'body')], {
        alignment: AlignmentType.RIGHT,
        indent: { right: columns(Math.max(0, 28 - part.column - fullWidths(part.text))) },
        keepNext: index < parts.length - 1 || document.note !== null,
      }),
    ),
  ]
}
