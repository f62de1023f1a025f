import { z } from 'zod'
import { download, endpoint, instant, lockVersion } from '../http/contract.ts'
import { documentKind } from './model.ts'
import { templateField } from './template/fields.ts'

export { type DocumentKind, documentKinds } from './model.ts'
export type { TemplateField } from './template/fields.ts'

export const templateSummary = z.object({
  kind: documentKind,
  name: z.string(),
  /** True while the city uses what comes with the product. */
  isShipped: z.boolean(),
  lockVersion: z.number().int(),
  /** Null while nobody ever changed it. */
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
  fields: z.array(templateField),
})
export type TemplateSummary = z.infer<typeof templateSummary>

export const template = templateSummary.extend({
  content: z.string(),
  /** What comes with the product, to compare with. */
  shippedContent: z.string(),
  /** Invented data of this kind, to try a template or begin a document with. */
  sample: z.record(z.string(), z.unknown()),
})
export type Template = z.infer<typeof template>

const content = z.string().min(1).max(100_000)
const format = z.enum(['docx', 'pdf'])
const data = z.record(z.string().max(40), z.unknown())

const textItem = z.object({
  kind: z.literal('text'),
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  font: z.enum(['title', 'body', 'bold', 'kai', 'hei', 'number']),
  size: z.number(),
  color: z.string(),
})
const lineItem = z.object({
  kind: z.literal('line'),
  x1: z.number(),
  y1: z.number(),
  x2: z.number(),
  y2: z.number(),
  thickness: z.number(),
  color: z.string(),
})

/** A drawn document: pages of A4 in points. */
export const drawing = z.object({
  width: z.number(),
  height: z.number(),
  /** The first pages; `total` counts all. */
  pages: z.array(
    z.object({
      number: z.number().int().nullable(),
      items: z.array(z.discriminatedUnion('kind', [textItem, lineItem])),
    }),
  ),
  total: z.number().int(),
  /** Characters no font of the PDF has; they are printed as 〓. */
  missing: z.array(z.string()),
  /** True when the PDF is set in the shipped font for want of the official ones. */
  shippedFonts: z.boolean(),
})
export type Drawing = z.infer<typeof drawing>

const tags = ['officialdoc']
const preview = z.object({ kind: documentKind, content: content.nullable().default(null) })
const making = z.object({
  kind: documentKind,
  data,
  /** Puts name and time of whoever makes it across the pages of the PDF. */
  watermark: z.boolean().default(false),
})

export const officialdocContract = {
  listTemplates: endpoint('officialdoc.document.make', {
    method: 'GET',
    path: '/official-documents/templates',
    tags,
    summary: 'Kinds of official documents with their templates',
  }).output(z.array(templateSummary)),
  getTemplate: endpoint('officialdoc.document.make', {
    method: 'GET',
    path: '/official-documents/templates/{kind}',
    tags,
    summary: 'One template with its text',
  })
    .input(z.object({ kind: documentKind }))
    .output(template),
  putTemplate: endpoint('officialdoc.template.edit', {
    method: 'PUT',
    path: '/official-documents/templates/{kind}',
    tags,
    summary: 'Change a template',
  })
    .input(z.object({ kind: documentKind, lockVersion, name: z.string().trim().min(1).max(60), content }))
    .output(template),
  resetTemplate: endpoint('officialdoc.template.edit', {
    method: 'POST',
    path: '/official-documents/templates/{kind}/reset',
    tags,
    summary: 'Go back to the template that comes with the product',
  })
    .input(z.object({ kind: documentKind, lockVersion }))
    .output(template),
  drawPreview: endpoint('officialdoc.template.edit', {
    method: 'POST',
    path: '/official-documents/templates/{kind}/drawing',
    tags,
    summary: 'Draw a template, also one not saved yet, with invented data',
  })
    .input(preview)
    .output(drawing),
  downloadPreview: endpoint('officialdoc.template.edit', {
    method: 'POST',
    path: '/official-documents/templates/{kind}/preview',
    tags,
    summary: 'The same as a file',
  })
    .input(preview.extend({ format }))
    .output(download),
  draw: endpoint('officialdoc.document.make', {
    method: 'POST',
    path: '/official-documents/{kind}/drawing',
    tags,
    summary: 'Draw a document before it is made',
  })
    .input(making)
    .output(drawing),
  make: endpoint('officialdoc.document.make', {
    method: 'POST',
    path: '/official-documents/{kind}',
    tags,
    summary: 'Make a document as docx or PDF',
  })
    .input(making.extend({ format }))
    .output(download),
}
