import { z } from 'zod'
import { day, instant } from '#platform/http/contract.ts'
import { choice } from '#platform/tabular/description/column.ts'

/** How somebody agreed to be kept and matched. */
export const consentGivenBy = choice({
  title: { zh: '同意方式', en: 'How consent was given' },
  aliases: ['授权方式'],
  required: true,
  choices: [
    { value: 'paper', title: { zh: '书面', en: 'On paper' }, aliases: ['纸质', '书面签字', '签字'] },
    { value: 'online', title: { zh: '线上', en: 'Online' }, aliases: ['网上', '电子'] },
    { value: 'phone', title: { zh: '电话', en: 'By phone' }, aliases: ['口头', '电话同意'] },
  ],
  width: 10,
  example: '书面',
})

/** The wordings people agreed to, the newest first; a new wording is added here and never changed. */
export const consentWordings = ['2026-1'] as const

export const consentPurposes = ['matching'] as const

/** How a consent stands today. */
export const consentStates = ['valid', 'ending', 'ended', 'withdrawn'] as const
export const consentState = z.enum(consentStates)
export type ConsentState = z.infer<typeof consentState>

/** A consent as it is entered. */
export const consentInput = z.object({
  purpose: z.enum(consentPurposes).default('matching'),
  wording: z.enum(consentWordings).default(consentWordings[0]),
  givenOn: day,
  untilOn: day,
  givenBy: consentGivenBy.schema,
  /** Where the proof lies, such as a file number. */
  evidence: z.string().trim().max(500).nullable().default(null),
})
export type ConsentInput = z.infer<typeof consentInput>

/** A consent as it is told. */
export const consent = z.object({
  id: z.uuid(),
  purpose: z.enum(consentPurposes),
  wording: z.string(),
  givenOn: day,
  untilOn: day,
  givenBy: consentGivenBy.given,
  evidence: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  recordedByName: z.string(),
  recordedAt: instant,
})
export type Consent = z.infer<typeof consent>
