import { z } from 'zod'
import { endpoint, lockVersion } from '#platform/http/contract.ts'

export const regionKinds = ['city', 'county', 'zone'] as const

export const region = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(regionKinds),
  parentCode: z.string().nullable(),
  tile: z.object({ column: z.number().int(), row: z.number().int() }).nullable(),
  enterprises: z.number().int(),
  aboveScale: z.number().int(),
  lockVersion: z.number().int(),
})
export type Region = z.infer<typeof region>

const tile = z.object({ column: z.number().int().min(0).max(50), row: z.number().int().min(0).max(50) })

export const regionInput = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().trim().min(2).max(60),
  /** The first region is the city; all others are its counties and zones. */
  kind: z.enum(regionKinds),
  tile: tile.nullable().default(null),
})
export type RegionInput = z.infer<typeof regionInput>

export const regionChange = regionInput.extend({ lockVersion })

const tags = ['directory']

export const regionContract = {
  listRegions: endpoint('signedIn', {
    method: 'GET',
    path: '/regions',
    tags,
    summary: 'The city, its counties and zones, with enterprise counts',
  }).output(z.array(region)),
  createRegion: endpoint('directory.organisation.edit', {
    method: 'POST',
    path: '/regions',
    tags,
    summary: 'Enter the city, a county or a zone',
    successStatus: 201,
  })
    .input(regionInput)
    .output(region),
  updateRegion: endpoint('directory.organisation.edit', {
    method: 'PUT',
    path: '/regions/{code}',
    tags,
    summary: 'Change the name, kind or place of a region',
  })
    .input(regionChange)
    .output(region),
}
