import { z } from 'zod'
import { describeList } from '#platform/list/description.ts'
import { hoursKind } from './attendance-terms.ts'
import { organisationName } from './class-shapes.ts'

/** Words of hours, as pages and files say them. */
export const hoursWords = {
  kind: {
    centralised: { zh: '集中培训', en: 'Centralised' },
    online: { zh: '网络培训', en: 'Online' },
    other: { zh: '其他', en: 'Other' },
  },
  inForce: { zh: '有效', en: 'In force' },
  revoked: { zh: '已收回', en: 'Revoked' },
} as const

export const hoursEntry = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  org: organisationName,
  classId: z.uuid().nullable(),
  kind: hoursKind,
  source: z.string(),
  hours: z.number(),
  earnedOn: z.string(),
  evidence: z.string().nullable(),
  issuedBy: z.string(),
  issuedOn: z.string(),
  revoked: z.object({ by: z.string(), on: z.string(), reason: z.string() }).nullable(),
  lockVersion: z.number().int(),
})
export type HoursEntry = z.infer<typeof hoursEntry>

/** The ledger of hours. */
export const hoursList = describeList<HoursEntry>()({
  object: 'training.hours',
  title: { zh: '学时台账', en: 'Ledger of hours' },
  sorts: ['person', 'org', 'kind', 'hours', 'earnedOn'],
  columns: {
    person: {
      title: { zh: '姓名', en: 'Name' },
      kind: 'text',
      usual: true,
      width: 12,
      personal: true,
      value: (row) => row.person.name,
    },
    org: {
      title: { zh: '单位', en: 'Unit' },
      kind: 'text',
      usual: true,
      width: 24,
      value: (row) => row.org.name,
    },
    kind: {
      title: { zh: '类别', en: 'Kind' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => hoursWords.kind[row.kind],
    },
    source: {
      title: { zh: '来源', en: 'Source' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.source,
    },
    hours: {
      title: { zh: '学时', en: 'Hours' },
      kind: 'decimal',
      scale: 1,
      usual: true,
      width: 8,
      value: (row) => row.hours,
    },
    earnedOn: {
      title: { zh: '完成日期', en: 'Earned on' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.earnedOn,
    },
    evidence: {
      title: { zh: '依据', en: 'Evidence' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.evidence,
    },
    issuedBy: {
      title: { zh: '登记人', en: 'Issued by' },
      kind: 'text',
      usual: false,
      width: 12,
      value: (row) => row.issuedBy,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 10,
      value: (row) => (row.revoked === null ? hoursWords.inForce : hoursWords.revoked),
    },
  },
})
