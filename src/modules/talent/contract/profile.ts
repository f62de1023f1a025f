import { z } from 'zod'
import { download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { consent, consentInput, consentState } from './consent-table.ts'
import { categoryChoices, profileEntered, profileShown } from './profile-table.ts'
import { educationChoices, talentGroupChoices } from './shared-columns.ts'

/** Masked in every answer; the clear value is given one at a time, for a reason, and audited. */
export const profileContacts = ['phone', 'email'] as const
export type ProfileContact = (typeof profileContacts)[number]

export const profileStates = ['active', 'paused', 'erased'] as const
export type ProfileState = (typeof profileStates)[number]

/**
 * Somebody who may fill a need. For readers who may not know who it is the name is masked, and school, employer and free
 * texts are left out; of an erased one only the number is left.
 */
export const profile = rowSchema(profileShown).extend({
  id: z.uuid(),
  number: z.number().int(),
  /** `人才 12 号（已删除）` once erased. */
  name: z.string(),
  source: z.string(),
  asOfOn: z.string(),
  consentGivenOn: z.string().nullable(),
  consentUntilOn: z.string().nullable(),
  consentGivenBy: profileShown.columns.consentGivenBy.given.nullable(),
  mostEngagements: z.number().int(),
  majorNames: z.array(z.string()),
  skillNames: z.array(z.string()),
  nodeNames: z.array(z.string()),
  chainNames: z.array(z.string()),
  placeNames: z.array(z.string()),
  state: z.enum(profileStates),
  consentState,
  /** True where the reader is not told who it is. */
  isMasked: z.boolean(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
  erasedAt: instant.nullable(),
})
export type Profile = z.infer<typeof profile>

export const profileDetail = profile.extend({
  /** The newest first. */
  consents: z.array(consent),
  /** The day on which it is erased by itself unless consent is renewed; null once erased. */
  eraseOn: z.string().nullable(),
})
export type ProfileDetail = z.infer<typeof profileDetail>

const entered = inputSchema(profileEntered).extend({
  phone: profileShown.columns.phone.schema,
  email: profileShown.columns.email.schema,
})
export const profileInput = entered.extend({ consent: consentInput })
export type ProfileInput = z.infer<typeof profileInput>

export const profileChange = entered.extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  phone: profileShown.columns.phone.schema.removeDefault().optional(),
  email: profileShown.columns.email.schema.removeDefault().optional(),
})
export type ProfileChange = z.infer<typeof profileChange>

export const profileList = listOfTable<Profile>()(profileShown, {
  sorts: ['number', 'name', 'category', 'education', 'experienceYears', 'consentUntilOn', 'availableOn'],
  values: {
    majorCodes: ({ majorNames }) => majorNames.join('、') || null,
    skillIds: ({ skillNames }) => skillNames.join('、') || null,
    nodeCodes: ({ nodeNames }) => nodeNames.join('、') || null,
    chainCodes: ({ chainNames }) => chainNames.join('、') || null,
    placeCodes: ({ placeNames }) => placeNames.join('、') || null,
  },
})

const valuesOf = <V extends string>(choices: readonly { value: V }[]) =>
  z.enum(choices.map(({ value }) => value) as [V, ...V[]])

export const profileConditions = z.object({
  /** Part of name, employer or school, for whoever may know them; a number finds the one of that number. */
  query: z.string().max(100).optional(),
  chain: z.string().max(60).optional(),
  node: z.string().max(80).optional(),
  category: oneOrMany(valuesOf(categoryChoices)).optional(),
  talentGroup: oneOrMany(valuesOf(talentGroupChoices)).optional(),
  education: oneOrMany(valuesOf(educationChoices)).optional(),
  /** A skill or anything below it. */
  skill: z.uuid().optional(),
  consent: consentState.optional(),
  state: z.enum(['kept', ...profileStates, 'all']).default('kept'),
})
export const profileFilter = profileConditions.extend(listQuery(profileList).shape)
export type ProfileFilter = z.infer<typeof profileFilter>
export const profileFileQuery = profileConditions.extend(listFileQuery(profileList).shape)
export type ProfileFileQuery = z.infer<typeof profileFileQuery>

const tags = ['talent']
const version = z.object({ id: z.uuid(), lockVersion })
const reason = z.string().trim().min(2).max(500)

export const profileContract = {
  listProfiles: endpoint('talent.profile.read', {
    method: 'GET',
    path: '/talent/people',
    tags,
    summary:
      'People who may fill needs, by chain, category, skill and consent; names masked unless the reader may know them',
  })
    .input(profileFilter)
    .output(listPageOf(profile, profileList)),
  exportProfiles: endpoint('talent.profile.export', {
    method: 'GET',
    path: '/talent/people/export',
    tags,
    summary: 'The same list as a workbook with a watermark; phone and e-mail masked',
  })
    .input(profileFileQuery)
    .output(download),
  getProfile: endpoint('talent.profile.read', {
    method: 'GET',
    path: '/talent/people/{id}',
    tags,
    summary: 'One person with the history of consents; phone and e-mail masked',
  })
    .input(z.object({ id: z.uuid() }))
    .output(profileDetail),
  addProfile: endpoint('talent.profile.edit', {
    method: 'POST',
    path: '/talent/people',
    tags,
    summary: 'Enter a person together with the consent to be kept and matched',
    successStatus: 201,
  })
    .input(profileInput)
    .output(profileDetail),
  updateProfile: endpoint('talent.profile.edit', {
    method: 'PUT',
    path: '/talent/people/{id}',
    tags,
    summary: 'Change what is kept of a person',
  })
    .input(profileChange)
    .output(profileDetail),
  setProfilePaused: endpoint('talent.profile.edit', {
    method: 'POST',
    path: '/talent/people/{id}/pause',
    tags,
    summary: 'Leave a person out of matching for the time being, or take him or her in again',
  })
    .input(version.extend({ paused: z.boolean() }))
    .output(profileDetail),
  renewConsent: endpoint('talent.profile.edit', {
    method: 'POST',
    path: '/talent/people/{id}/consents',
    tags,
    summary: 'Record a new consent of a person',
  })
    .input(version.extend(consentInput.shape))
    .output(profileDetail),
  withdrawConsent: endpoint('talent.profile.erase', {
    method: 'POST',
    path: '/talent/people/{id}/withdraw',
    tags,
    summary: 'Record that consent was withdrawn and erase what tells who it is, for good',
  })
    .input(version.extend({ reason }))
    .output(profileDetail),
  revealProfile: endpoint('talent.profile.reveal', {
    method: 'POST',
    path: '/talent/people/{id}/reveal',
    tags,
    summary: 'One masked contact in clear, for a reason; audited',
  })
    .input(z.object({ id: z.uuid(), field: z.enum(profileContacts), reason }))
    .output(z.object({ field: z.enum(profileContacts), value: z.string().nullable() })),
}
