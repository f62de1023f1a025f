import { z } from 'zod'
import type { ScorePart } from '#core/matching/candidates/settings.ts'
import type { Words } from '#platform/words.ts'

/** The life of an engagement, as its workflow has it. */
export const engagementStates = [
  'suggested',
  'shortlisted',
  'contacted',
  'interview',
  'offer',
  'onboard',
  'rejected',
  'withdrawn',
] as const
export const engagementState = z.enum(engagementStates)
export type EngagementState = z.infer<typeof engagementState>

/** States before somebody is on board: from each it may be refused or withdrawn. */
export const runningStates = ['suggested', 'shortlisted', 'contacted', 'interview', 'offer'] as const

/** Words of the states, on screens, in files and in the workflow. */
export const engagementStateWords: Readonly<Record<EngagementState, Words>> = {
  suggested: { zh: '待筛选', en: 'Suggested' },
  shortlisted: { zh: '已入围', en: 'Shortlisted' },
  contacted: { zh: '已联系', en: 'Contacted' },
  interview: { zh: '面谈', en: 'Interview' },
  offer: { zh: '录用意向', en: 'Offer' },
  onboard: { zh: '已到岗', en: 'On board' },
  rejected: { zh: '未对接成', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const sides = ['need', 'person'] as const
export const side = z.enum(sides)
export type Side = z.infer<typeof side>

interface RefusalReason {
  code: string
  title: Words
  /** The part of the score that should have told it; null where no part measures it. */
  part: ScorePart | null
}

/** Why a side refuses. A reason that is no longer offered stays here, so that what was said keeps its words. */
export const refusalReasons = [
  { code: 'salary', title: { zh: '薪资', en: 'Pay' }, part: 'salary' },
  { code: 'place', title: { zh: '地点或工作方式', en: 'Place or way of working' }, part: 'placeMode' },
  { code: 'skills', title: { zh: '技能不符', en: 'Skills' }, part: 'skills' },
  { code: 'experience', title: { zh: '经验不符', en: 'Experience' }, part: 'experience' },
  { code: 'major', title: { zh: '专业不符', en: 'Major' }, part: 'major' },
  { code: 'level', title: { zh: '职称或技能等级不符', en: 'Title or skill level' }, part: 'level' },
  { code: 'education', title: { zh: '学历不符', en: 'Education' }, part: 'education' },
  { code: 'industry', title: { zh: '行业环节不符', en: 'Part of the chain' }, part: 'node' },
  { code: 'duties', title: { zh: '岗位内容不符', en: 'Duties' }, part: 'text' },
  { code: 'elsewhere', title: { zh: '已另有去处或人选', en: 'Settled elsewhere' }, part: null },
  { code: 'unreachable', title: { zh: '联系不上', en: 'Not reached' }, part: null },
  { code: 'other', title: { zh: '其他', en: 'Other' }, part: null },
] as const satisfies readonly RefusalReason[]
export const refusalCodes = refusalReasons.map(({ code }) => code)
export const refusalCode = z.enum(refusalCodes)
export type RefusalCode = z.infer<typeof refusalCode>

export const refusalWords: Readonly<Record<RefusalCode, Words>> = Object.fromEntries(
  refusalReasons.map(({ code, title }) => [code, title]),
) as Record<RefusalCode, Words>
