import { z } from 'zod'
import { day, endpoint, instant, lockVersion, pageOf, pageQuery } from '#platform/http/contract.ts'
import { appointmentContract } from './contract/appointment.ts'
import { duplicateContract } from './contract/duplicate.ts'
import { organisationContract } from './contract/organisation.ts'
import { personContract } from './contract/person.ts'
import { regionContract } from './contract/region.ts'

export type { Region } from './contract/region.ts'

export const enterpriseKinds = ['leadingEnterprise', 'chainOwner', 'littleGiant'] as const
export const enterpriseKind = z.enum(enterpriseKinds)
export type EnterpriseKind = z.infer<typeof enterpriseKind>

export const enterprise = z.object({
  id: z.uuid(),
  uscc: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  address: z.string().nullable(),
  aboveScale: z.boolean(),
  kinds: z.array(enterpriseKind),
  registeredOn: day.nullable(),
  staff: z.number().int().nullable(),
  products: z.string().nullable(),
  note: z.string().nullable(),
  isDemo: z.boolean(),
  source: z.string(),
  asOfOn: day,
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Enterprise = z.infer<typeof enterprise>

/** What a person enters. The USCC's check digit is verified on saving. */
export const enterpriseInput = z.object({
  uscc: z.string().trim().min(1).max(40),
  name: z.string().trim().min(2).max(120),
  formerNames: z.array(z.string().trim().min(2).max(120)).max(20).default([]),
  regionCode: z.string().regex(/^\d{6}$/),
  address: z.string().trim().min(2).max(200).nullable().default(null),
  aboveScale: z.boolean(),
  kinds: z.array(enterpriseKind).default([]),
  registeredOn: day.nullable().default(null),
  staff: z.number().int().min(0).max(10_000_000).nullable().default(null),
  products: z.string().max(2000).nullable().default(null),
  note: z.string().max(2000).nullable().default(null),
  source: z.string().trim().min(2).max(200),
  asOfOn: day,
})
export type EnterpriseInput = z.infer<typeof enterpriseInput>

export const enterpriseFilter = pageQuery.extend({
  query: z.string().max(100).optional(),
  region: z.string().optional(),
  kind: enterpriseKind.optional(),
  aboveScale: z.boolean().optional(),
})
export type EnterpriseFilter = z.infer<typeof enterpriseFilter>

const tags = ['directory']

export const directoryContract = {
  ...regionContract,
  ...organisationContract,
  ...personContract,
  ...appointmentContract,
  ...duplicateContract,
  listEnterprises: endpoint('directory.enterprise.read', {
    method: 'GET',
    path: '/enterprises',
    tags,
    summary: 'Enterprises by name, code, county and kind',
  })
    .input(enterpriseFilter)
    .output(pageOf(enterprise)),
  getEnterprise: endpoint('directory.enterprise.read', {
    method: 'GET',
    path: '/enterprises/{id}',
    tags,
    summary: 'One enterprise',
  })
    .input(z.object({ id: z.uuid() }))
    .output(enterprise),
  createEnterprise: endpoint('directory.enterprise.edit', {
    method: 'POST',
    path: '/enterprises',
    tags,
    summary: 'Enter an enterprise',
    successStatus: 201,
  })
    .input(
      enterpriseInput.extend({
        /** Why it is entered although the register has one that may be the same; refused without, when there is one. */
        despiteDuplicates: z.string().trim().min(2).max(500).nullable().default(null),
      }),
    )
    .output(enterprise),
  updateEnterprise: endpoint('directory.enterprise.edit', {
    method: 'PUT',
    path: '/enterprises/{id}',
    tags,
    summary: 'Change an enterprise',
  })
    .input(enterpriseInput.extend({ id: z.uuid(), lockVersion }))
    .output(enterprise),
  removeEnterprise: endpoint('directory.enterprise.remove', {
    method: 'POST',
    path: '/enterprises/{id}/remove',
    tags,
    summary:
      'Delete an enterprise entered by mistake into the recycle bin; refused while anything refers to it',
  })
    .input(z.object({ id: z.uuid(), lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id: z.uuid() })),
}
