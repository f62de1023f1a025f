import { z } from 'zod'
import { endpoint, instant, namedRef, objectRef } from '../http/contract.ts'
import { listPageOf, listQuery } from '../list/contract.ts'
import { describeList } from '../list/description.ts'

export const auditEntry = z.object({
  /** Number in the chain, from 1, without gaps. */
  id: z.number().int(),
  at: instant,
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  object: objectRef,
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string(),
  /** True when the caller may take this change back; whether the object still allows it is seen on trying. */
  undoable: z.boolean(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** An entry of the whole log, where every entry must say what it is about. */
export const auditLogEntry = auditEntry.extend({
  /** The title is as the object is called today; null when it is gone. */
  object: namedRef,
})
export type AuditLogEntry = z.infer<typeof auditLogEntry>

/** The whole log. What actions and kinds are called is told by the interface, and by the words given to the file. */
export const auditList = describeList<AuditLogEntry>()({
  object: 'platform.auditEntry',
  title: { zh: '审计记录', en: 'Audit log' },
  sorts: ['id', 'actor', 'action', 'kind'],
  columns: {
    id: { title: { zh: '序号', en: 'No.' }, kind: 'integer', usual: true, width: 10, value: (row) => row.id },
    at: {
      title: { zh: '时间', en: 'Time' },
      kind: 'instant',
      usual: true,
      width: 20,
      value: (row) => row.at,
    },
    actor: {
      title: { zh: '操作人', en: 'By' },
      kind: 'text',
      usual: true,
      width: 16,
      personal: true,
      value: (row) => row.actorName,
    },
    action: {
      title: { zh: '动作', en: 'Action' },
      kind: 'text',
      usual: true,
      width: 18,
      value: (row) => row.action,
    },
    kind: {
      title: { zh: '对象类别', en: 'Kind of object' },
      kind: 'text',
      usual: true,
      width: 14,
      value: (row) => row.object.kind,
    },
    object: {
      title: { zh: '对象', en: 'Object' },
      kind: 'text',
      usual: true,
      width: 30,
      value: (row) => row.object.title,
    },
    reason: {
      title: { zh: '理由', en: 'Reason' },
      kind: 'text',
      usual: false,
      width: 30,
      value: (row) => row.reason,
    },
    actorId: {
      title: { zh: '账号编号', en: 'Account id' },
      kind: 'code',
      usual: false,
      width: 38,
      value: (row) => row.actorId,
    },
    actionCode: {
      title: { zh: '动作代码', en: 'Code of the action' },
      kind: 'code',
      usual: false,
      width: 28,
      value: (row) => row.action,
    },
    kindCode: {
      title: { zh: '对象类别代码', en: 'Code of the kind' },
      kind: 'code',
      usual: false,
      width: 22,
      value: (row) => row.object.kind,
    },
    objectId: {
      title: { zh: '对象编号', en: 'Object id' },
      kind: 'code',
      usual: false,
      width: 38,
      value: (row) => row.object.id,
    },
    requestId: {
      title: { zh: '请求编号', en: 'Request id' },
      kind: 'code',
      usual: false,
      width: 38,
      value: (row) => row.requestId,
    },
  },
})

/**
 * What can be wrong with the log. `altered`: content does not give the entry's hash. `missing`: numbers without an
 * entry. `moved`: an entry stands under another number than it was written with. `wrongLink`: an entry does not follow
 * the one before it, which was replaced or put in. `unchained`: an entry without number or hash. `headWrong`: the head
 * row tells another number or hash than the last entry. `beyondHead`: entries after the head. `rewritten`: entries up
 * to a checkpoint have other hashes than the checkpoint kept. `cutOff`: entries that a checkpoint saw are gone from
 * the end. `checkpointForged`: a line of the checkpoint file was altered, removed before it, or written without the key.
 */
export const findingKinds = [
  'altered',
  'missing',
  'moved',
  'wrongLink',
  'unchained',
  'headWrong',
  'beyondHead',
  'rewritten',
  'cutOff',
  'checkpointForged',
] as const

export const auditFinding = z.object({
  kind: z.enum(findingKinds),
  /** First entry concerned; null where no entry is. */
  seq: z.number().int().nullable(),
  /** Last entry concerned. */
  toSeq: z.number().int().nullable(),
  /** For `moved`: the number it was written with. */
  movedFrom: z.number().int().nullable(),
  /** For `checkpointForged`: line of the checkpoint file, from 1. */
  line: z.number().int().nullable(),
})
export type AuditFinding = z.infer<typeof auditFinding>

export const auditReport = z.object({
  sound: z.boolean(),
  /** Entries read. */
  entries: z.number().int(),
  /** Number of the last entry when the verification began. */
  headSeq: z.number().int(),
  /** The first findings, by number. */
  findings: z.array(auditFinding),
  /** All findings, those beyond the list included. */
  findingCount: z.number().int(),
  checkpoints: z.object({
    /** `noKey`: the chain alone was verified, which does not find a log that was rewritten as a whole. */
    state: z.enum(['verified', 'none', 'noKey']),
    count: z.number().int(),
    lastSeq: z.number().int().nullable(),
    lastAt: instant.nullable(),
    /** Lines that a crash left unfinished; they prove nothing and harm nothing. */
    torn: z.number().int(),
  }),
})
export type AuditReport = z.infer<typeof auditReport>

export const auditVerification = z.object({
  id: z.uuid(),
  requestedAt: instant,
  requestedBy: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  checked: z.number().int(),
  total: z.number().int(),
  report: auditReport.nullable(),
  endedAt: instant.nullable(),
})
export type AuditVerification = z.infer<typeof auditVerification>

/** Entries of one export; a file that holds fewer than fit says so. */
export const auditExportLimit = 20_000

export const auditFilter = z.object({
  /** Words in the actor's name, or the actor's id. */
  actor: z.string().max(100).optional(),
  /** An action or its beginning: `chains`, `chains.evidence.close`. */
  action: z.string().max(100).optional(),
  kind: z.string().max(60).optional(),
  objectId: z.string().max(200).optional(),
  requestId: z.string().max(100).optional(),
  from: instant.optional(),
  /** Exclusive. */
  to: instant.optional(),
  /** Words in the reason or in the stored values. */
  text: z.string().max(100).optional(),
  /** Only entries with a smaller number: where an export broke off, the next one goes on. */
  before: z.number().int().min(1).optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

const auditQuery = listQuery(auditList).extend(auditFilter.shape)
export type AuditQuery = z.infer<typeof auditQuery>

const tags = ['audit']

export const auditContract = {
  search: endpoint('platform.audit.read', {
    method: 'GET',
    path: '/audit/entries',
    tags,
    summary: 'Search the audit log; in no other order wanted, newest first',
  })
    .input(auditQuery)
    .output(listPageOf(auditLogEntry, auditList)),
  exportEntries: endpoint('platform.audit.read', {
    method: 'GET',
    path: '/audit/entries.xlsx',
    tags,
    summary:
      'The entries that fit a search as a spreadsheet, at most 20,000, newest first; a file cut off there says so in name and title, and how to go on: with `before`',
  })
    .input(auditFilter)
    .output(z.file()),
  startVerification: endpoint('platform.audit.verify', {
    method: 'POST',
    path: '/audit/verifications',
    tags,
    summary: 'Ask for the proof that the log is whole; it runs as a job',
    successStatus: 201,
  }).output(auditVerification),
  getVerification: endpoint('platform.audit.verify', {
    method: 'GET',
    path: '/audit/verifications/{id}',
    tags,
    summary: 'How far a verification is, and what it found',
  })
    .input(z.object({ id: z.uuid() }))
    .output(auditVerification),
  listVerifications: endpoint(
    'platform.audit.verify',
    {
      method: 'GET',
      path: '/audit/verifications',
      tags,
      summary: 'The last twenty verifications, newest first',
    },
    { passive: true },
  ).output(z.array(auditVerification)),
  undo: endpoint('signedIn', {
    method: 'POST',
    path: '/audit/entries/{id}/undo',
    tags,
    summary:
      'Take a change back, as long as the object is as the change left it; needs the right of the change',
  })
    .input(z.object({ id: z.number().int().min(1) }))
    .output(auditEntry),
}
