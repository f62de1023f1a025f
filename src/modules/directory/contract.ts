import { z } from 'zod'
import { download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { appointmentContract } from './contract/appointment.ts'
import { duplicateContract } from './contract/duplicate.ts'
import { enterpriseKinds, enterpriseTable } from './contract/enterprise-table.ts'
import { organisationContract } from './contract/organisation.ts'
import { personContract } from './contract/person.ts'
import { regionContract } from './contract/region.ts'

export type { Region } from './contract/region.ts'

export { enterpriseKinds }
export const enterpriseKind = z.enum(enterpriseKinds)
export type EnterpriseKind = z.infer<typeof enterpriseKind>

export const enterprise = rowSchema(enterpriseTable).extend({
  id: z.uuid(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Enterprise = z.infer<typeof enterprise>

/** What a person enters. The USCC's check digit is verified on saving. */
export const enterpriseInput = inputSchema(enterpriseTable)
export type EnterpriseInput = z.infer<typeof enterpriseInput>

/** The register as a list; staff is added up over all rows that fit. */
export const enterpriseList = listOfTable<Enterprise>()(enterpriseTable, {
  sorts: ['name', 'uscc', 'regionCode', 'aboveScale', 'registeredOn', 'staff', 'source', 'asOfOn'],
  totals: ['staff'],
})

export const enterpriseConditions = z.object({
  query: z.string().max(100).optional(),
  region: z.string().optional(),
  kind: enterpriseKind.optional(),
  aboveScale: z.boolean().optional(),
})
export type EnterpriseConditions = z.infer<typeof enterpriseConditions>
export const enterpriseFilter = enterpriseConditions.extend(listQuery(enterpriseList).shape)
export type EnterpriseFilter = z.infer<typeof enterpriseFilter>

const enterpriseFileQuery = enterpriseConditions.extend(listFileQuery(enterpriseList).shape)
export type EnterpriseFileQuery = z.infer<typeof enterpriseFileQuery>

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
    .output(listPageOf(enterprise, enterpriseList)),
  exportEnterprises: endpoint('directory.enterprise.export', {
    method: 'GET',
    path: '/enterprises/export',
    tags,
    summary: 'The same list as a workbook; with all columns it can be imported again',
  })
    .input(enterpriseFileQuery)
    .output(download),
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
