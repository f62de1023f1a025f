import { z } from 'zod'
import { day, endpoint, lockVersion } from '#platform/http/contract.ts'

/** What an organisation is. */
export const organisationKinds = [
  'partyCommittee',
  'government',
  'partyDepartment',
  'office',
  'bureau',
  'section',
  'countyGovernment',
  'countyBureau',
  'zoneCommittee',
  'serviceCentre',
  'enterprise',
  'institute',
  'school',
  'other',
] as const
export const organisationKind = z.enum(organisationKinds)
export type OrganisationKind = z.infer<typeof organisationKind>

/** Branch of work of a department, the same for city and county. */
export const deptKinds = [
  'developmentReform',
  'economyInformation',
  'ecologyEnvironment',
  'humanResources',
  'planning',
  'investmentPromotion',
  'scienceTechnology',
  'commerce',
  'finance',
  'agricultureRural',
  'marketRegulation',
  'statistics',
  'organization',
] as const
export const deptKind = z.enum(deptKinds)
export type DeptKind = z.infer<typeof deptKind>

export const organisation = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: organisationKind,
  regionCode: z.string(),
})
export type Organisation = z.infer<typeof organisation>

/** An organisation in its place in the tree. */
export const organisationNode = organisation.extend({
  shortName: z.string().nullable(),
  deptKind: deptKind.nullable(),
  parentId: z.uuid().nullable(),
  regionName: z.string(),
  /** Day from which it no longer exists, null while it does. */
  validTo: day.nullable(),
  /** Open organisations below it, at any depth. */
  below: z.number().int(),
  /** People in it today and in all below it; null for a caller who may not read people at all. */
  people: z.number().int().nullable(),
  peopleBelow: z.number().int().nullable(),
})
export type OrganisationNode = z.infer<typeof organisationNode>

const namedOrganisation = z.object({ id: z.uuid(), name: z.string() })

/** Somebody in an organisation, as its page lists them. */
export const organisationPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Titles held here, the head's first. */
  titles: z.array(z.string()),
  isHead: z.boolean(),
  isDemo: z.boolean(),
})
export type OrganisationPerson = z.infer<typeof organisationPerson>

/** Who held a post here before. */
export const formerHolder = z.object({
  appointmentId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  title: z.string(),
  isHead: z.boolean(),
  sinceOn: day,
  untilOn: day,
})

export const organisationDetail = organisationNode.extend({
  position: z.number().int(),
  validFrom: day.nullable(),
  note: z.string().nullable(),
  enterprise: z.object({ id: z.uuid(), name: z.string(), uscc: z.string() }).nullable(),
  formerNames: z.array(z.object({ name: z.string(), untilOn: day })),
  /** From the root down to the parent. */
  path: z.array(namedOrganisation),
  children: z.array(organisationNode),
  head: z
    .object({
      appointmentId: z.uuid(),
      personId: z.uuid(),
      name: z.string(),
      title: z.string(),
      sinceOn: day,
    })
    .nullable(),
  /** People of the organisation and holders of posts here, as far as the caller may read them. */
  staff: z.array(organisationPerson),
  former: z.array(formerHolder),
  lockVersion: z.number().int(),
})
export type OrganisationDetail = z.infer<typeof organisationDetail>

const optionalText = (max: number) => z.string().trim().max(max).nullable().default(null)

export const organisationInput = z.object({
  name: z.string().trim().min(2).max(120),
  shortName: optionalText(40),
  kind: organisationKind,
  deptKind: deptKind.nullable().default(null),
  regionCode: z.string().regex(/^\d{6}$/),
  /** Place among its siblings, the smaller the earlier. */
  position: z.number().int().min(0).max(10_000).default(0),
  validFrom: day.nullable().default(null),
  note: optionalText(500),
})
export type OrganisationInput = z.infer<typeof organisationInput>

export const newOrganisation = organisationInput.extend({
  /** Left out: one is made. */
  code: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,59}$/)
    .optional(),
  parentId: z.uuid().nullable(),
  /** Left out: after its siblings. */
  position: z.number().int().min(0).max(10_000).nullable().default(null),
  /** The register entry of an organisation of kind `enterprise`, whose name it bears. */
  enterpriseId: z.uuid().nullable().default(null),
})
export type NewOrganisation = z.infer<typeof newOrganisation>

const reason = z.string().trim().min(2).max(500)
const version = z.object({ id: z.uuid(), lockVersion })
export const closeInput = version.extend({ validTo: day, reason })
export const reopenInput = version.extend({ reason })
export const moveOrganisationInput = version.extend({ parentId: z.uuid().nullable(), reason })

const tags = ['directory']

export const organisationContract = {
  listOrganisations: endpoint('signedIn', {
    method: 'GET',
    path: '/organisations',
    tags,
    summary: 'Offices that may own nodes and hold posts',
  }).output(z.array(organisation)),
  organisationTree: endpoint('signedIn', {
    method: 'GET',
    path: '/organisations/tree',
    tags,
    summary: 'All organisations, each after its parent and before its next sibling, with counts',
  })
    .input(z.object({ closed: z.boolean().default(false) }))
    .output(z.array(organisationNode)),
  getOrganisation: endpoint('signedIn', {
    method: 'GET',
    path: '/organisations/{id}',
    tags,
    summary: 'One organisation: its way to the root, what is below it, its head, its people',
  })
    .input(z.object({ id: z.uuid() }))
    .output(organisationDetail),
  createOrganisation: endpoint('directory.organisation.edit', {
    method: 'POST',
    path: '/organisations',
    tags,
    summary: 'Found an organisation',
    successStatus: 201,
  })
    .input(newOrganisation)
    .output(organisationDetail),
  updateOrganisation: endpoint('directory.organisation.edit', {
    method: 'PUT',
    path: '/organisations/{id}',
    tags,
    summary: 'Change an organisation; a former name is kept',
  })
    .input(
      organisationInput.extend({
        id: z.uuid(),
        lockVersion,
        /** First day of a new name; today when left out. */
        renamedOn: day.nullable().default(null),
      }),
    )
    .output(organisationDetail),
  moveOrganisation: endpoint('directory.organisation.edit', {
    method: 'POST',
    path: '/organisations/{id}/move',
    tags,
    summary: 'Put an organisation under another one',
  })
    .input(moveOrganisationInput)
    .output(organisationDetail),
  closeOrganisation: endpoint('directory.organisation.edit', {
    method: 'POST',
    path: '/organisations/{id}/close',
    tags,
    summary: 'Close an organisation that has nobody and nothing below it any more',
  })
    .input(closeInput)
    .output(organisationDetail),
  reopenOrganisation: endpoint('directory.organisation.edit', {
    method: 'POST',
    path: '/organisations/{id}/reopen',
    tags,
    summary: 'Open a closed organisation again',
  })
    .input(reopenInput)
    .output(organisationDetail),
}
