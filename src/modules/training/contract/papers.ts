import { z } from 'zod'
import { day, download, endpoint } from '#platform/http/contract.ts'
import { organisationName } from './class-shapes.ts'

/** 通知, 名额分配表, 报名回执, 学员名册, 签到表. */
export const classPapers = ['notice', 'quotaTable', 'replySlip', 'roster', 'signInSheet'] as const
export const classPaper = z.enum(classPapers)
export type ClassPaper = z.infer<typeof classPaper>

export const paperFormats = ['docx', 'pdf', 'xlsx'] as const
export const paperFormat = z.enum(paperFormats)
export type PaperFormat = z.infer<typeof paperFormat>

/** What there is to make papers of. */
export const papersOfClass = z.object({
  /** Approved and not dropped: before that there is nothing to announce. */
  isApproved: z.boolean(),
  units: z.array(organisationName.extend({ seats: z.number().int(), nominated: z.number().int() })),
  trainees: z.number().int(),
  /** Days on which it is taught. */
  days: z.array(day),
  /** Whether a roster may have telephone numbers in clear. */
  mayRevealPhones: z.boolean(),
})
export type PapersOfClass = z.infer<typeof papersOfClass>

const optionalLine = (max: number) => z.string().trim().max(max).nullable().default(null)

export const paperInput = z.object({
  id: z.uuid(),
  paper: classPaper,
  format: paperFormat.default('docx'),
  /** 文号 of the notice. */
  number: optionalLine(60),
  /** Whom to ask and how, as it is printed. */
  contact: optionalLine(200),
  /** By when reply slips come back. */
  replyBy: day.nullable().default(null),
  /** The unit whose nominees stand in the slip; left out, the slip is blank. */
  unitId: z.uuid().nullable().default(null),
  /** The day of a sign-in sheet; left out, the first day. */
  on: day.nullable().default(null),
  /** Groups of a roster and sign-in sheet; left out, of some ten each. */
  groups: z.number().int().min(1).max(30).nullable().default(null),
  /** Why the roster needs telephone numbers in clear; left out, they are masked. */
  phoneReason: z.string().trim().min(2).max(500).nullable().default(null),
})
export type PaperInput = z.infer<typeof paperInput>

const tags = ['training']

export const papersContract = {
  getClassPapers: endpoint('training.class.run', {
    method: 'GET',
    path: '/training/classes/{id}/papers',
    tags,
    summary: 'What papers of a class can be made of; null for whoever does not run it',
  })
    .input(z.object({ id: z.uuid() }))
    .output(papersOfClass.nullable()),
  makeClassPaper: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/classes/{id}/papers/{paper}',
    tags,
    summary:
      'Notice, quota table, reply slip, roster or sign-in sheet as docx, PDF or xlsx; noted in the audit',
  })
    .input(paperInput)
    .output(download),
}
