import { z } from 'zod'
import { scoreParts } from '#core/matching/candidates/settings.ts'
import { code } from '#modules/chains/contract/terms.ts'
import { day, instant } from '#platform/http/contract.ts'
import { engagementState, refusalCode, side } from './engagement-terms.ts'
import { listChoice } from './list-choice.ts'

/** A part of the score as it was: its share of the weights and what it was worth, both out of 1000. */
export const engagementPart = z.object({
  part: z.enum(scoreParts),
  share: z.number().int().min(0).max(1000),
  worth: z.number().int().min(0).max(1000),
})
export type EngagementPart = z.infer<typeof engagementPart>

/** Somebody for a need. The name is masked until both sides agreed, except for whoever suggests. */
export const engagementPerson = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  isErased: z.boolean(),
})

export const engagementSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  need: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }),
  enterprise: z.object({ id: z.uuid(), name: z.string() }),
  chainCode: code,
  chainName: z.string(),
  person: engagementPerson,
  state: engagementState,
  stateVersion: z.number().int(),
  /** Out of a million; null for a pair chosen by hand. */
  score: z.number().int().nullable(),
  needAgreedOn: day.nullable(),
  personAgreedOn: day.nullable(),
  refusedBy: side.nullable(),
  refusal: refusalCode.nullable(),
  onboardOn: day.nullable(),
  dueOn: day.nullable(),
  createdOn: day,
})
export type EngagementSummary = z.infer<typeof engagementSummary>

/** What a side said, and who says so. */
export const engagementWord = z.object({
  side,
  agrees: z.boolean(),
  givenBy: z.enum(['enterprise', 'phone', 'address']),
  saidBy: z.string().nullable(),
  saidOn: day,
  evidence: z.string().nullable(),
  recordedByName: z.string(),
})

const contact = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

export const engagementDetail = engagementSummary.extend({
  run: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }).nullable(),
  parts: z.array(engagementPart).nullable(),
  refusalNote: z.string().nullable(),
  headcount: z.number().int(),
  /** Seats of the need that are taken, and how many needs the person fills of at most how many. */
  seatsTaken: z.number().int(),
  personEngaged: z.number().int(),
  personMost: z.number().int(),
  words: z.array(engagementWord),
  invitation: z
    .object({
      id: z.uuid(),
      state: z.enum(['open', 'agreed', 'refused', 'revoked']),
      expiresOn: day,
      isExpired: z.boolean(),
      createdByName: z.string(),
    })
    .nullable(),
  /** Masked; empty for whoever the side is hidden from. */
  contacts: z.object({ need: contact, person: contact }),
  /** Whose pages the caller may open. */
  opens: z.object({
    need: z.boolean(),
    enterprise: z.boolean(),
    person: z.boolean(),
    run: z.boolean(),
  }),
  mayEdit: z.boolean(),
  mayAgree: z.boolean(),
  mayInvite: z.boolean(),
  mayReveal: z.boolean(),
  createdByName: z.string(),
  createdAt: instant,
  lockVersion: z.number().int(),
})
export type EngagementDetail = z.infer<typeof engagementDetail>

/** Contacts of both sides in clear. */
export const engagementContacts = z.object({ need: contact, person: contact })
export type EngagementContacts = z.infer<typeof engagementContacts>

/** What somebody without account reads on the personal address. */
export const engagementOffer = z.object({
  personName: z.string(),
  enterpriseName: z.string(),
  title: z.string(),
  kind: z.enum(['post', 'technical']),
  chainName: z.string(),
  places: z.array(z.string()),
  salaryFrom: z.number().int().nullable(),
  salaryTo: z.number().int().nullable(),
  modes: z.array(z.string()),
  headcount: z.number().int(),
  duties: z.string().nullable(),
  benefits: z.string().nullable(),
  /** What is passed on when the person agrees, masked. */
  contacts: z.array(z.string()),
  expiresOn: day,
  isDemo: z.boolean(),
  state: z.enum(['open', 'agreed', 'refused']),
  /** Whom to call at the enterprise, in clear: once both sides agreed, and as long as it goes on. */
  needContact: contact.nullable(),
  /** It was ended after the answer. */
  isOver: z.boolean(),
})
export type EngagementOffer = z.infer<typeof engagementOffer>

/** Whom the engagements in sight concern, each once: what their list can be narrowed to. */
export const engagementParties = z.object({
  enterprises: z.array(listChoice),
  needs: z.array(listChoice),
  /** Masked like their rows. */
  people: z.array(listChoice),
})
export type EngagementParties = z.infer<typeof engagementParties>

/** What is asked for in a choice of needs and people for a pair made by hand. */
export const engagementChoices = z.object({
  needs: z.array(z.object({ id: z.uuid(), title: z.string() })),
  people: z.array(z.object({ id: z.uuid(), title: z.string() })),
})
export type EngagementChoices = z.infer<typeof engagementChoices>

/** Which weight people may look at, in percent of all weights, with the mean scores out of 100 that say so. */
export const weightHint = z.object({
  kind: z.enum(['raise', 'enough', 'rule']),
  /** What the part weighed on average, and from where on refused pairs would score no more than those on board. */
  share: z.number(),
  towards: z.number().nullable(),
  refusedScore: z.number(),
  onboardScore: z.number(),
})
export type WeightHint = z.infer<typeof weightHint>

/** What refusals say of one part of the score. */
export const misleadingFinding = z.object({
  reason: refusalCode,
  part: z.enum(scoreParts),
  refused: z.number().int(),
  /** Of these, those whose parts are known. */
  measured: z.number().int(),
  onboard: z.number().int(),
  /** Mean worth out of 1; null below the least sample. */
  refusedMean: z.number().nullable(),
  onboardMean: z.number().nullable(),
  verdict: z.enum(['tooFew', 'overlooked', 'seen', 'inverse']),
  /** Null below the least sample on either side. */
  hint: weightHint.nullable(),
})
export type MisleadingFinding = z.infer<typeof misleadingFinding>

export const misleadingReport = z.object({
  least: z.number().int(),
  refused: z.number().int(),
  byHand: z.number().int(),
  onboard: z.number().int(),
  findings: z.array(misleadingFinding),
  /** Refusals for reasons that no part measures. */
  unmeasured: z.array(z.object({ reason: refusalCode, refused: z.number().int() })),
})
export type MisleadingReport = z.infer<typeof misleadingReport>
