import { z } from 'zod'
import { download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { instituteShown } from './institute-table.ts'
import { reason, removal, removed } from './removal.ts'

const shown = instituteShown.columns

/** Masked in every answer; the clear value is given one at a time, for a reason, and audited. */
export const instituteContacts = ['contactPhone', 'contactEmail'] as const
export type InstituteContact = (typeof instituteContacts)[number]

/** A university, college or research institute. Phone and e-mail are masked; enterprises are told no contact at all. */
export const institute = rowSchema(instituteShown).extend({
  id: z.uuid(),
  /** In the order of their codes. */
  nodeNames: z.array(z.string()),
  source: z.string(),
  asOfOn: z.string(),
  /** The last year of which graduates are known, and how many of how many majors; null where none is. */
  lastYear: z.string().nullable(),
  lastGraduates: z.number().int().nullable(),
  lastMajors: z.number().int().nullable(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Institute = z.infer<typeof institute>

export const instituteDetail = institute.extend({
  mayEdit: z.boolean(),
  mayRemove: z.boolean(),
  mayReveal: z.boolean(),
  /** Whether whoever asks is told contacts, masked, and the name of whom to ask. */
  seesContacts: z.boolean(),
  /** People of the library who say they studied here; null for whoever may not know where people studied. */
  people: z.number().int().nullable(),
})
export type InstituteDetail = z.infer<typeof instituteDetail>

export const instituteInput = inputSchema(instituteShown)
export type InstituteInput = z.infer<typeof instituteInput>
export const instituteChange = instituteInput.extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  contactPhone: shown.contactPhone.schema.unwrap().optional(),
  contactEmail: shown.contactEmail.schema.unwrap().optional(),
})
export type InstituteChange = z.infer<typeof instituteChange>

const ofTable = listOfTable<Institute>()(instituteShown, {
  sorts: ['name', 'kind', 'province', 'city', 'asOfOn'],
  values: { nodeCodes: ({ nodeNames }) => nodeNames.join('、') || null },
})
const { name, kind, tiers, province, city, ...rest } = ofTable.columns

export const instituteList = {
  ...ofTable,
  columns: {
    name,
    kind,
    tiers,
    province,
    city,
    lastGraduates: {
      title: { zh: '最近一年毕业生', en: 'Graduates last known' },
      kind: 'integer' as const,
      unit: '人' as const,
      usual: true,
      width: 14,
      value: (row: Institute) => row.lastGraduates,
    },
    lastYear: {
      title: { zh: '毕业年份', en: 'Year' },
      kind: 'code' as const,
      usual: true,
      width: 10,
      value: (row: Institute) => row.lastYear,
    },
    ...rest,
  },
}

export const instituteConditions = z.object({
  /** Part of the name or the city, or the code. */
  query: z.string().max(100).optional(),
  kind: oneOrMany(shown.kind.schema).optional(),
  tier: oneOrMany(shown.tiers.given.element).optional(),
  province: oneOrMany(shown.province.schema).optional(),
  city: z.string().max(30).optional(),
  /** Those with graduates of this major or one within it. */
  major: z.string().max(12).optional(),
  /** Those that say they can serve this node. */
  node: z.string().max(80).optional(),
})
export const instituteFilter = instituteConditions.extend(listQuery(instituteList).shape)
export type InstituteFilter = z.infer<typeof instituteFilter>
export const instituteFileQuery = instituteConditions.extend(listFileQuery(instituteList).shape)
export type InstituteFileQuery = z.infer<typeof instituteFileQuery>

export const instituteReveal = z.object({ id: z.uuid(), field: z.enum(instituteContacts), reason })

/** What of the chains asks for the majors of an institute, by chain and node. */
export const instituteDemand = z.object({
  /** The last year of which it tells graduates; the figures below are of it. */
  year: z.string().nullable(),
  places: z.array(
    z.object({
      chainCode: z.string(),
      chainName: z.string(),
      /** Null where only the chain is known. */
      nodeCode: z.string().nullable(),
      nodeName: z.string().nullable(),
      /** It says so itself, beside what follows from its majors. */
      declared: z.boolean(),
      needs: z.number().int(),
      seats: z.number().int(),
      /** Majors asked for there that it turns out, and its graduates in them; null where that year is not told. */
      majorNames: z.array(z.string()),
      graduates: z.number().int().nullable(),
    }),
  ),
  /** Needs among them that the reader may see, the most urgent first. */
  needs: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      title: z.string(),
      enterpriseName: z.string(),
      chainName: z.string(),
      nodeName: z.string().nullable(),
      seats: z.number().int(),
      majorNames: z.array(z.string()),
    }),
  ),
  /** Needs among them in all that the reader may see. */
  needTotal: z.number().int(),
})
export type InstituteDemand = z.infer<typeof instituteDemand>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })
const read = 'talent.institute.read'

export const instituteContract = {
  listInstitutes: endpoint(read, {
    method: 'GET',
    path: '/talent/institutes',
    tags,
    summary: 'Institutes by kind, place, major and node; contacts masked, and none for enterprises',
  })
    .input(instituteFilter)
    .output(listPageOf(institute, instituteList)),
  listInstituteNames: endpoint(read, {
    method: 'GET',
    path: '/talent/institutes/names',
    tags,
    summary: 'All institutes by name, for choice',
  }).output(z.array(z.object({ id: z.uuid(), name: z.string(), city: z.string() }))),
  exportInstitutes: endpoint('talent.institute.export', {
    method: 'GET',
    path: '/talent/institutes/export',
    tags,
    summary: 'The same list as a workbook with a watermark; contacts masked',
  })
    .input(instituteFileQuery)
    .output(download),
  getInstitute: endpoint(read, {
    method: 'GET',
    path: '/talent/institutes/{id}',
    tags,
    summary: 'One institute; contacts masked, and none for enterprises',
  })
    .input(byId)
    .output(instituteDetail),
  getInstituteDemand: endpoint(read, {
    method: 'GET',
    path: '/talent/institutes/{id}/demand',
    tags,
    summary: 'Which open needs ask for the majors of an institute, by chain and node',
  })
    .input(byId)
    .output(instituteDemand),
  addInstitute: endpoint('talent.institute.edit', {
    method: 'POST',
    path: '/talent/institutes',
    tags,
    summary: 'Enter an institute',
    successStatus: 201,
  })
    .input(instituteInput)
    .output(instituteDetail),
  updateInstitute: endpoint('talent.institute.edit', {
    method: 'PUT',
    path: '/talent/institutes/{id}',
    tags,
    summary: 'Change an institute',
  })
    .input(instituteChange)
    .output(instituteDetail),
  removeInstitute: endpoint('talent.institute.remove', {
    method: 'POST',
    path: '/talent/institutes/{id}/remove',
    tags,
    summary: 'Delete an institute with its yearly figures into the recycle bin, with a reason',
  })
    .input(removal)
    .output(removed),
  revealInstitute: endpoint('talent.institute.reveal', {
    method: 'POST',
    path: '/talent/institutes/{id}/reveal',
    tags,
    summary: 'One masked contact in clear, for a reason; audited',
  })
    .input(instituteReveal)
    .output(z.object({ field: z.enum(instituteContacts), value: z.string().nullable() })),
}
