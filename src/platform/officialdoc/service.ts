import { createHash } from 'node:crypto'
import { z } from 'zod'
import { recordChanges, recordOccurrences } from '../audit/audit.ts'
import { type Undoers, undoLink } from '../audit/undoer.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { requireVersion } from '../db/editing.ts'
import type { ObjectRef } from '../http/contract.ts'
import { openTo, requireRight } from '../rights/rights.ts'
import type { Link } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import type { Drawing, Template, TemplateSummary } from './contract.ts'
import { renderDocx } from './docx/render-docx.ts'
import { fontFiles } from './fonts.ts'
import { page as paper } from './layout/geometry.ts'
import { layOut } from './layout/lay-out.ts'
import {
  type DocumentKind,
  documentKind,
  documentKinds,
  type OfficialDocument,
  type OfficialDocumentInput,
} from './model.ts'
import { missingCharacters, renderPdf } from './pdf/render-pdf.ts'
import * as queries from './queries.ts'
import { templateFields } from './template/fields.ts'
import { checkTemplate, makeDocument } from './template/make-document.ts'
import { sampleData } from './template/samples.ts'
import { shippedTemplates } from './template/shipped.ts'

type Format = 'docx' | 'pdf'
const mediaTypes: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

export const templateRef = (kind: DocumentKind): ObjectRef => ({ kind: 'officialdoc.template', id: kind })

/** Pages a drawing carries at most; a roster of thousands is for the file. */
const mostDrawnPages = 20

function summaryOf(kind: DocumentKind, stored: queries.StoredTemplate | null): TemplateSummary {
  return {
    kind,
    name: stored?.name ?? shippedTemplates[kind].name,
    isShipped: stored === null || stored.content === null,
    lockVersion: stored?.lockVersion ?? 1,
    updatedAt: stored?.updatedAt.toISOString() ?? null,
    updatedBy: stored?.updatedBy ?? null,
    fields: templateFields[kind],
  }
}

function templateOf(kind: DocumentKind, stored: queries.StoredTemplate | null): Template {
  return {
    ...summaryOf(kind, stored),
    content: stored?.content ?? shippedTemplates[kind].content,
    shippedContent: shippedTemplates[kind].content,
    sample: sampleData[kind],
  }
}

export async function listTemplates(ctx: Context): Promise<TemplateSummary[]> {
  const stored = await queries.listStored(ctx.db)
  return documentKinds.map((kind) => summaryOf(kind, stored.find((row) => row.kind === kind) ?? null))
}

export async function getTemplate(ctx: Context, kind: DocumentKind): Promise<Template> {
  return templateOf(kind, await queries.findStored(ctx.db, kind))
}

/**
 * Changes a template.
 *
 * @throws AppError with the line when it cannot be read, `conflict` when somebody changed it meanwhile.
 */
export function putTemplate(
  ctx: Context,
  kind: DocumentKind,
  lockVersion: number,
  input: { name: string; content: string },
): Promise<Template> {
  requireRight(ctx, 'officialdoc.template.edit')
  checkTemplate(kind, input.content)
  return write(ctx, kind, lockVersion, 'officialdoc.template.update', input)
}

/** Goes back to what comes with the product. */
export function resetTemplate(ctx: Context, kind: DocumentKind, lockVersion: number): Promise<Template> {
  requireRight(ctx, 'officialdoc.template.edit')
  return write(ctx, kind, lockVersion, 'officialdoc.template.reset', {
    name: shippedTemplates[kind].name,
    content: null,
  })
}

function write(
  ctx: Context,
  kind: DocumentKind,
  lockVersion: number,
  action: string,
  input: { name: string; content: string | null },
): Promise<Template> {
  return inTransaction(ctx, (tx) => writeIn(tx, kind, lockVersion, action, input))
}

async function writeIn(
  tx: Context,
  kind: DocumentKind,
  lockVersion: number,
  action: string,
  input: { name: string; content: string | null },
  more: Link[] = [],
): Promise<Template> {
  const before = await getTemplate(tx, kind)
  requireVersion(before, lockVersion)
  const written = await queries.writeStored(
    tx.db,
    { kind, ...input, updatedAt: tx.clock.now(), updatedBy: tx.actor.name },
    lockVersion,
  )
  const after = await getTemplate(tx, kind)
  // Somebody else wrote between the look and the write.
  if (!written) requireVersion(after, lockVersion)
  await recordChanges(tx, [
    {
      action,
      object: templateRef(kind),
      before: told(before),
      after: told(after),
      links: [
        {
          from: templateRef(kind),
          relation: 'editedBy',
          to: { kind: 'system.actor', id: tx.actor.id },
        },
        ...more,
      ],
    },
  ])
  return after
}

/** What the history tells of a template: neither its fields nor the sample, which the product brings. */
const told = ({ name, content, isShipped, lockVersion }: Template) => ({
  name,
  content,
  isShipped,
  lockVersion,
})

const restored = z.object({ name: z.string(), content: z.string(), isShipped: z.boolean() })

/** Takes back a change of a template, or that it was put back to what comes with the product. */
export const officialdocUndoers: Undoers = {
  'officialdoc.template': {
    actions: ['officialdoc.template.update', 'officialdoc.template.reset', 'officialdoc.template.undo'],
    permission: 'officialdoc.template.edit',
    editable: openTo('officialdoc.template.edit'),
    lock: async (tx, { object }) => told(await getTemplate(tx, documentKind.parse(object.id))),
    restore: async (tx, change) => {
      const kind = documentKind.parse(change.object.id)
      const { lockVersion } = await getTemplate(tx, kind)
      const { name, content, isShipped } = restored.parse(change.before)
      const input = { name, content: isShipped ? null : content }
      await writeIn(tx, kind, lockVersion, 'officialdoc.template.undo', input, [undoLink(change)])
    },
  },
}

/**
 * Fills the city's template of a kind; for modules that make documents of their own data.
 *
 * @throws AppError naming the field or the template's line that is wrong.
 */
export async function makeFromTemplate(
  db: Db,
  kind: DocumentKind,
  data: Record<string, unknown>,
): Promise<OfficialDocument> {
  const stored = await queries.findStored(db, kind)
  return makeDocument(kind, stored?.content ?? shippedTemplates[kind].content, data)
}

/** Draws a document as the PDF will be. */
export function drawDocument(document: OfficialDocument): Drawing {
  const pages = layOut(document)
  const fonts = fontFiles()
  return {
    width: paper.width,
    height: paper.height,
    pages: pages.slice(0, mostDrawnPages),
    total: pages.length,
    missing: missingCharacters(pages, fonts),
    shippedFonts: fonts.shipped.length > 0,
  }
}

/** A document made from the sample data, with a template's text that need not be saved. */
export async function previewTemplate(
  ctx: Context,
  kind: DocumentKind,
  content: string | null,
): Promise<OfficialDocument> {
  requireRight(ctx, 'officialdoc.template.edit')
  return content === null
    ? makeFromTemplate(ctx.db, kind, sampleData[kind])
    : makeDocument(kind, content, sampleData[kind])
}

/** A document as a file, named by its title. */
export async function fileOf(document: OfficialDocumentInput, format: Format): Promise<File> {
  const bytes = format === 'docx' ? await renderDocx(document) : (await renderPdf(document)).bytes
  const name = document.title
    .replace(/[\\/:*?"<>|]/g, ' ')
    .slice(0, 80)
    .toWellFormed()
    .trim()
  return new File([bytes], `${name || document.kind}.${format}`, { type: mediaTypes[format] })
}

export interface MakeInput {
  kind: DocumentKind
  data: Record<string, unknown>
  watermark: boolean
}

/** Fills the template for this person: a watermark names who makes it and when. */
export async function composeDocument(ctx: Context, input: MakeInput): Promise<OfficialDocument> {
  requireRight(ctx, 'officialdoc.document.make')
  const document = await makeFromTemplate(ctx.db, input.kind, input.data)
  return input.watermark
    ? { ...document, watermark: { name: ctx.actor.name, at: shanghaiMinute(ctx.clock.now()) } }
    : document
}

/** Makes a document and says so in the audit: who, which kind, what title, and the hash of the file. */
export async function makeFile(ctx: Context, input: MakeInput & { format: Format }): Promise<File> {
  const document = await composeDocument(ctx, input)
  const file = await fileOf(document, input.format)
  const sha256 = createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex')
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'officialdoc.document.make',
        object: templateRef(input.kind),
        details: {
          title: document.title.slice(0, 300),
          number: document.number,
          format: input.format,
          watermark: document.watermark !== null,
          sha256,
        },
      },
    ])
  })
  return file
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
/** `2023-06-15 10:00` in Shanghai. */
const shanghaiMinute = (at: Date): string => shanghai.format(at)
