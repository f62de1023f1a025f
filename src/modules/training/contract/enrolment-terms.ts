import { z } from 'zod'
import type { Words } from '#platform/words.ts'

/**
 * Who is invited to a class, by kind of unit (SYS12): nine branches of work of the city, development zones, service
 * centres, and beside these eleven the counties and enterprises. The list is open: what is none of them is `other`.
 */
export const audiences = [
  'developmentReform',
  'economyInformation',
  'ecologyEnvironment',
  'humanResources',
  'planning',
  'investmentPromotion',
  'scienceTechnology',
  'commerce',
  'finance',
  'zone',
  'serviceCentre',
  'county',
  'enterprise',
  'other',
] as const
export const audience = z.enum(audiences)
export type Audience = z.infer<typeof audience>

export const audienceWords: Readonly<Record<Audience, Words>> = {
  developmentReform: { zh: '发改', en: 'Development and reform' },
  economyInformation: { zh: '经信', en: 'Economy and IT' },
  ecologyEnvironment: { zh: '生态环境', en: 'Ecology' },
  humanResources: { zh: '人社', en: 'Human resources' },
  planning: { zh: '规划', en: 'Planning' },
  investmentPromotion: { zh: '投促', en: 'Investment promotion' },
  scienceTechnology: { zh: '科技', en: 'Science and technology' },
  commerce: { zh: '商务', en: 'Commerce' },
  finance: { zh: '财政', en: 'Finance' },
  zone: { zh: '开发区', en: 'Development zones' },
  serviceCentre: { zh: '企业服务中心', en: 'Service centres' },
  county: { zh: '县（市、区）', en: 'Counties' },
  enterprise: { zh: '企业', en: 'Enterprises' },
  other: { zh: '其他单位', en: 'Other units' },
}

/** What can be said of somebody nominated; those of `blockingRules` forbid attending unless the organiser says why not. */
export const checkRules = [
  'left',
  'notOfUnit',
  'sameDays',
  'tooSoon',
  'repeat',
  'alsoNominated',
  'overQuota',
  'unitShare',
  'mustAttend',
  'carriedOver',
] as const
export const checkRule = z.enum(checkRules)
export type CheckRule = z.infer<typeof checkRule>
export const blockingRules: readonly CheckRule[] = ['left', 'notOfUnit', 'sameDays', 'tooSoon', 'repeat']

export const runKinds = ['select', 'replan'] as const
export const runKind = z.enum(runKinds)
export type RunKind = z.infer<typeof runKind>

export const pins = ['in', 'out'] as const
export const pin = z.enum(pins)
export type Pin = z.infer<typeof pin>

/** What stands against somebody of the waitlist who would be next. */
export const waitlistObstacles = [
  'ineligible',
  'forcedOut',
  'unitMaximum',
  'unitShare',
  'kindMaximum',
  'changes',
  'seats',
] as const
export const waitlistObstacle = z.enum(waitlistObstacles)
export type WaitlistObstacle = z.infer<typeof waitlistObstacle>

/** What the organiser decides otherwise than proposed. */
export const deviation = z.object({
  nominationId: z.uuid(),
  to: z.enum(['selected', 'leftOut']),
  reason: z.string().trim().min(2).max(500),
})
export type Deviation = z.infer<typeof deviation>

export const kindLimit = z.object({
  kind: audience,
  min: z.number().int().min(0).max(2000).default(0),
  max: z.number().int().min(0).max(2000).nullable().default(null),
})
export type KindLimit = z.infer<typeof kindLimit>
