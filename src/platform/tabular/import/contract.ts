import { z } from 'zod'
import { download, endpoint, instant, lockVersion, pageOf, pageQuery } from '../../http/contract.ts'
import { listPageOf, listQuery } from '../../list/contract.ts'
import { describeList } from '../../list/description.ts'
import { type Words, words } from '../../words.ts'
import { finding } from '../read/finding.ts'

export const importStates = [
  'reading',
  'checked',
  'applying',
  'applied',
  'cancelled',
  'failed',
  'reverting',
  'reverted',
] as const
export type ImportState = (typeof importStates)[number]

export const rowOutcomes = ['bad', 'create', 'change', 'same'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

const sheet = z.object({
  name: z.string(),
  /** Null when no heading of it fits. */
  headingRow: z.number().int().nullable(),
  rows: z.number().int(),
  /** Column from 0 by key. */
  columns: z.record(z.string(), z.number().int()),
  /** Headings that mean nothing here. */
  unknown: z.array(z.string()),
  /** Keys of required columns that the sheet lacks. */
  missing: z.array(z.string()),
  skipped: z.array(
    z.object({ number: z.number().int(), reason: z.enum(['total', 'note', 'headingAgain', 'example']) }),
  ),
})
export type ImportSheet = z.infer<typeof sheet>

/** How often one tolerance was applied in one column, and the first cell where it was. */
const toleranceCount = finding.extend({
  count: z.number().int(),
  sheet: z.string(),
  number: z.number().int(),
})
export type ToleranceCount = z.infer<typeof toleranceCount>

export const importBatch = z.object({
  id: z.uuid(),
  object: z.string(),
  title: words,
  fileName: z.string(),
  state: z.enum(importStates),
  /** Rows done of the present step, of how many. */
  done: z.number().int(),
  total: z.number().int(),
  counts: z.record(z.enum(rowOutcomes), z.number().int()),
  /** How many rows of a batch that was taken back stayed as they are, because they were edited since. */
  kept: z.number().int(),
  /** In how many rows a cell was read otherwise than it was written. */
  toleratedRows: z.number().int(),
  sheets: z.array(sheet),
  notices: z.array(z.enum(['macros', 'externalLinks', 'embeddedObjects', 'gbk', 'utf16'])),
  tolerances: z.array(toleranceCount),
  failure: z.object({ reason: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: instant,
  createdByName: z.string(),
  appliedAt: instant.nullable(),
  revertedAt: instant.nullable(),
  lockVersion,
})
export type ImportBatch = z.infer<typeof importBatch>

export const importStateWords: Readonly<Record<ImportState, Words>> = {
  reading: { zh: '检查中', en: 'Checking' },
  checked: { zh: '待确认', en: 'To confirm' },
  applying: { zh: '写入中', en: 'Writing' },
  applied: { zh: '已导入', en: 'Imported' },
  cancelled: { zh: '已停止', en: 'Stopped' },
  failed: { zh: '未能完成', en: 'Failed' },
  reverting: { zh: '撤销中', en: 'Taking back' },
  reverted: { zh: '已撤销', en: 'Taken back' },
}

const outcomeWords: Readonly<Record<RowOutcome, Words>> = {
  bad: { zh: '有误', en: 'bad' },
  create: { zh: '新增', en: 'new' },
  change: { zh: '更新', en: 'changed' },
  same: { zh: '无变化', en: 'unchanged' },
}

/** The batches that a person brought. */
export const importList = describeList<ImportBatch>()({
  object: 'platform.import',
  title: { zh: '导入批次', en: 'Imports' },
  sorts: ['fileName', 'object', 'state', 'createdAt', 'appliedAt', 'revertedAt'],
  columns: {
    fileName: {
      title: { zh: '文件', en: 'File' },
      kind: 'text',
      usual: true,
      width: 30,
      value: (row) => row.fileName,
    },
    object: { title: { zh: '导入内容', en: 'What' }, kind: 'text', usual: true, value: (row) => row.title },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      value: (row) => importStateWords[row.state],
    },
    result: {
      title: { zh: '结果', en: 'Result' },
      kind: 'text',
      usual: true,
      width: 30,
      value: (row) => {
        const found = rowOutcomes.filter((outcome) => row.counts[outcome] > 0)
        if (found.length === 0) return null
        return {
          zh: found.map((outcome) => `${outcomeWords[outcome].zh} ${row.counts[outcome]}`).join('，'),
          en: found.map((outcome) => `${row.counts[outcome]} ${outcomeWords[outcome].en}`).join(', '),
        }
      },
    },
    createdAt: {
      title: { zh: '上传时间', en: 'Uploaded' },
      kind: 'instant',
      usual: true,
      value: (row) => row.createdAt,
    },
    appliedAt: {
      title: { zh: '写入时间', en: 'Written' },
      kind: 'instant',
      usual: false,
      value: (row) => row.appliedAt,
    },
    revertedAt: {
      title: { zh: '撤销时间', en: 'Taken back' },
      kind: 'instant',
      usual: false,
      value: (row) => row.revertedAt,
    },
  },
})

const importQuery = listQuery(importList).extend({
  /** Words in the name of the file. */
  query: z.string().max(100).optional(),
  object: z.string().max(60).optional(),
  state: z.enum(importStates).optional(),
})
export type ImportQuery = z.infer<typeof importQuery>

export const importRow = z.object({
  position: z.number().int(),
  sheet: z.string(),
  number: z.number().int(),
  written: z.record(z.string(), z.string()),
  tolerances: z.array(finding),
  faults: z.array(finding),
  outcome: z.enum(rowOutcomes),
  objectId: z.string().nullable(),
  /** The page of the object, null when it has none or does not exist yet. */
  href: z.string().nullable(),
  /** What the row changes, by column: values as they are entered, and as people read them. */
  changes: z.array(
    z.object({
      column: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      told: z.object({ before: words.nullable(), after: words.nullable() }),
    }),
  ),
  reverted: z.enum(['removed', 'restored', 'partly', 'kept']).nullable(),
  kept: z.array(z.string()),
  /**
   * For a row that stayed when the batch was taken back: who acted on the object last since it was taken, where that is
   * known and the object within reach.
   */
  lastAct: z.object({ byName: z.string(), action: z.string(), at: instant }).nullable(),
})
export type ImportRow = z.infer<typeof importRow>

/** One column as a person who brings a file must know it. */
const importColumn = z.object({ key: z.string(), title: words, required: z.boolean() })

const importTable = z.object({
  object: z.string(),
  title: words,
  /** The page that lists such objects. */
  href: z.string(),
  columns: z.array(importColumn),
  /** The sentence of every fault that the object's own checks find, by its code. */
  faultWords: z.record(z.string(), words),
})
export type ImportTable = z.infer<typeof importTable>

export const revertReason = z.object({ reason: z.string().trim().min(2).max(500) })

const tags = ['imports']
const oneBatch = z.object({ id: z.uuid() })
const actOnBatch = oneBatch.extend({ lockVersion })

export const importContract = {
  listImportTables: endpoint('signedIn', {
    method: 'GET',
    path: '/imports/tables',
    tags,
    summary: 'Tables that the caller may bring as files',
  }).output(z.array(importTable)),
  importTemplate: endpoint('signedIn', {
    method: 'GET',
    path: '/imports/template',
    tags,
    summary: 'An empty workbook to fill in',
  })
    .input(z.object({ object: z.string().max(60) }))
    .output(download),
  startImport: endpoint('signedIn', {
    method: 'POST',
    path: '/imports',
    tags,
    summary: 'Bring a file: it is read and checked, and nothing is changed yet',
    successStatus: 201,
  })
    .input(z.object({ object: z.string().max(60), file: z.file() }))
    .output(importBatch),
  listImports: endpoint(
    'signedIn',
    {
      method: 'GET',
      path: '/imports',
      tags,
      summary: 'Batches that the caller brought; in no other order wanted, the latest first',
    },
    { passive: true },
  )
    .input(importQuery)
    .output(listPageOf(importBatch, importList)),
  getImport: endpoint(
    'signedIn',
    { method: 'GET', path: '/imports/{id}', tags, summary: 'One batch' },
    { passive: true },
  )
    .input(oneBatch)
    .output(importBatch),
  listImportRows: endpoint('signedIn', {
    method: 'GET',
    path: '/imports/{id}/rows',
    tags,
    summary: 'Rows of a batch by what they come to',
  })
    .input(
      pageQuery.extend({
        id: z.uuid(),
        outcome: z.enum(rowOutcomes).optional(),
        /** Only rows in which a cell was read otherwise than it was written. */
        tolerated: z.boolean().optional(),
        /** Only rows that stayed as they are when the batch was taken back. */
        kept: z.boolean().optional(),
      }),
    )
    .output(pageOf(importRow)),
  applyImport: endpoint('signedIn', {
    method: 'POST',
    path: '/imports/{id}/apply',
    tags,
    summary: 'Take the good rows, all or none',
  })
    .input(actOnBatch)
    .output(importBatch),
  cancelImport: endpoint('signedIn', {
    method: 'POST',
    path: '/imports/{id}/cancel',
    tags,
    summary: 'Stop a batch that has not been taken',
  })
    .input(actOnBatch)
    .output(importBatch),
  resumeImport: endpoint('signedIn', {
    method: 'POST',
    path: '/imports/{id}/resume',
    tags,
    summary: 'Read a batch again that failed or was stopped',
  })
    .input(actOnBatch)
    .output(importBatch),
  revertImport: endpoint('signedIn', {
    method: 'POST',
    path: '/imports/{id}/revert',
    tags,
    summary: 'Take back what a batch brought; what was edited since stays and is listed',
  })
    .input(actOnBatch.extend(revertReason.shape))
    .output(importBatch),
  importReturnedCopy: endpoint('signedIn', {
    method: 'GET',
    path: '/imports/{id}/copy',
    tags,
    summary: 'The file as it came, with what is wrong marked in it',
  })
    .input(oneBatch)
    .output(download),
}
