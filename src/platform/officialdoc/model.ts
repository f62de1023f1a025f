import { z } from 'zod'
import { cleanLine, cleanText } from './clean-text.ts'
import { checkDocumentNumber, isIssueNumber, normaliseDocumentNumber } from './document-number.ts'

export const documentKinds = [
  'notice',
  'bulletin',
  'minutes',
  'request',
  'letter',
  'supervisionSlip',
  'roster',
  'classNotice',
  'quotaTable',
  'replySlip',
  'classRoster',
  'signInSheet',
] as const
export const documentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKind>

const line = (limit: number) => z.string().max(limit).transform(cleanLine)
const optionalLine = (limit: number) =>
  z
    .string()
    .max(limit)
    .nullable()
    .default(null)
    .transform((value) => (value === null ? null : cleanLine(value) || null))
const prose = z.string().max(50_000).transform(cleanText)

const heading = z.object({
  type: z.literal('heading'),
  /** 1 一、 2 （一） 3 1. 4 （1）; the number is counted, never written. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  text: line(5000),
  /** What follows the heading on the same line. */
  runIn: z
    .string()
    .max(50_000)
    .nullable()
    .default(null)
    .transform((value) => (value === null ? null : cleanLine(value) || null)),
})
const paragraph = z.object({ type: z.literal('paragraph'), text: prose })
const quote = z.object({ type: z.literal('quote'), text: prose })
const table = z.object({
  type: z.literal('table'),
  columns: z
    .array(
      z.object({
        title: line(200),
        /** Share of the width. */
        weight: z.number().positive().max(100).default(1),
        align: z.enum(['left', 'center', 'right']).default('center'),
      }),
    )
    .min(1)
    .max(20),
  rows: z.array(z.array(z.string().max(5000).transform(cleanText)).max(20)).max(5000),
})
/** A form of two columns: what is asked, what is entered. */
const fields = z.object({
  type: z.literal('fields'),
  rows: z
    .array(z.object({ label: line(100), value: z.string().max(10_000).transform(cleanText) }))
    .min(1)
    .max(200),
})

export const block = z.discriminatedUnion('type', [heading, paragraph, quote, table, fields])
export type Block = z.output<typeof block>

const blocks = z.array(block).max(5000)

/** Calendar day, which a document writes as 2023年6月15日. */
const documentDay = z.iso.date()

export const officialDocument = z
  .object({
    kind: documentKind,
    /** 发文机关标志, such as 中共某某市委组织部文件. Without it there is no red head. */
    mark: optionalLine(120),
    /** 发文字号. */
    number: z
      .string()
      .max(60)
      .nullable()
      .default(null)
      .transform((value) => (value === null ? null : normaliseDocumentNumber(cleanLine(value)) || null)),
    /** 紧急程度: 特急 or 加急. */
    urgency: z.enum(['extraUrgent', 'urgent']).nullable().default(null),
    /** 内部资料: shown at the top left. No mark of secrecy: the product holds no state secrets. */
    internal: z.boolean().default(false),
    /** 签发人, of documents that go upward. */
    signatory: optionalLine(60),
    title: line(6000).pipe(z.string().min(1)),
    /** 主送机关. */
    recipients: z.array(line(20_000)).max(200).default([]),
    body: blocks.default([]),
    /** 附件: named after the body, each on a new page. */
    attachments: z
      .array(z.object({ title: line(500), body: blocks }))
      .max(50)
      .default([]),
    /** 发文机关署名. */
    issuer: optionalLine(120),
    /** 成文日期. */
    date: documentDay.nullable().default(null),
    /** Leaves room for the seal above signature and date. */
    seal: z.boolean().default(false),
    /** 附注, such as whom to ask. */
    note: optionalLine(500),
    /** 出席, 请假, 列席 of minutes. */
    attendance: z
      .array(z.object({ label: line(20), names: line(5000) }))
      .max(10)
      .default([]),
    /** 抄送机关. */
    copiesTo: z.array(line(20_000)).max(100).default([]),
    /** 印发机关和印发日期. */
    printing: z
      .object({ organ: line(120), date: documentDay })
      .nullable()
      .default(null),
    /** Who was given the file and when, across every page of the PDF. For documents with personal data. */
    watermark: z
      .object({ name: line(60), at: line(40) })
      .nullable()
      .default(null),
  })
  .superRefine(({ kind, number }, check) => {
    if (
      number === null ||
      checkDocumentNumber(number) === null ||
      (kind === 'minutes' && isIssueNumber(number))
    )
      return
    check.addIssue({
      code: 'custom',
      path: ['number'],
      message: 'a document number reads like 滁组通〔2023〕12号',
    })
  })
export type OfficialDocument = z.output<typeof officialDocument>
export type OfficialDocumentInput = z.input<typeof officialDocument>

/** `2023-06-05` as a document writes it: 2023年6月5日. */
export function writtenDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
