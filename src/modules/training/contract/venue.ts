import { z } from 'zod'
import { download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { phone } from '#platform/tabular/description/contact.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { revealReason } from './contact.ts'
import { removal, removed } from './removal.ts'
import { useState } from './shared-columns.ts'
import { unavailabilities } from './unavailability.ts'
import { venueShown } from './venue-table.ts'

export const venueKind = venueShown.columns.kind.schema
export type VenueKind = z.infer<typeof venueKind>

/** Masked in every answer; the clear value is given one at a time, for a reason, and audited. */
export const venueContacts = ['contactName', 'contactPhone'] as const
export type VenueContact = (typeof venueContacts)[number]

/** A classroom or a field site. The contact is masked. */
export const venue = rowSchema(venueShown).extend({
  id: z.uuid(),
  chainNames: z.array(z.string()),
  /** The enterprise of the register that is visited; null as well where the caller may not see it. */
  enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Venue = z.infer<typeof venue>

export const venueDetail = venue.extend({ unavailable: unavailabilities })
export type VenueDetail = z.infer<typeof venueDetail>

const entered = inputSchema(venueShown)
export const venueInput = entered.extend({
  enterpriseId: z.uuid().nullable().default(null),
  unavailable: unavailabilities.default([]),
})
export type VenueInput = z.infer<typeof venueInput>

export const venueChange = entered.omit({ contactName: true, contactPhone: true }).extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays, also where the editor may not see it; null: it is removed. */
  enterpriseId: z.uuid().nullable().optional(),
  unavailable: unavailabilities.default([]),
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  contactName: z.string().trim().min(2).max(60).nullable().optional(),
  contactPhone: phone.nullable().optional(),
})
export type VenueChange = z.infer<typeof venueChange>

export const venueReveal = z.object({ id: z.uuid(), field: z.enum(venueContacts), reason: revealReason })

export const venueList = listOfTable<Venue>()(venueShown, {
  sorts: ['name', 'kind', 'regionCode', 'capacity'],
  values: { chainCodes: ({ chainNames }) => chainNames.join('、') || null },
})

const conditions = z.object({
  /** Part of name, address or what is seen there. */
  query: z.string().max(100).optional(),
  kind: venueKind.optional(),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** Those for a chain, among them those for every chain. */
  chain: z.string().max(60).optional(),
  state: useState,
})
export const venueFilter = conditions.extend(listQuery(venueList).shape)
export type VenueFilter = z.infer<typeof venueFilter>
export const venueFileQuery = conditions.extend(listFileQuery(venueList).shape)
export type VenueFileQuery = z.infer<typeof venueFileQuery>

const tags = ['training']

export const venueContract = {
  listVenues: endpoint('training.venue.read', {
    method: 'GET',
    path: '/training/venues',
    tags,
    summary: 'Classrooms and field sites, by kind, region and chain; the contact masked',
  })
    .input(venueFilter)
    .output(listPageOf(venue, venueList)),
  exportVenues: endpoint('training.venue.export', {
    method: 'GET',
    path: '/training/venues/export',
    tags,
    summary: 'The same list as a workbook with a watermark; the contact masked',
  })
    .input(venueFileQuery)
    .output(download),
  getVenue: endpoint('training.venue.read', {
    method: 'GET',
    path: '/training/venues/{id}',
    tags,
    summary: 'One venue with the days that are taken; the contact masked',
  })
    .input(z.object({ id: z.uuid() }))
    .output(venueDetail),
  addVenue: endpoint('training.venue.edit', {
    method: 'POST',
    path: '/training/venues',
    tags,
    summary: 'Enter a classroom or a field site',
    successStatus: 201,
  })
    .input(venueInput)
    .output(venueDetail),
  updateVenue: endpoint('training.venue.edit', {
    method: 'PUT',
    path: '/training/venues/{id}',
    tags,
    summary: 'Change a venue, or retire it',
  })
    .input(venueChange)
    .output(venueDetail),
  removeVenue: endpoint('training.venue.edit', {
    method: 'POST',
    path: '/training/venues/{id}/remove',
    tags,
    summary: 'Delete a venue where no class is held, with a reason',
  })
    .input(removal)
    .output(removed),
  revealVenue: endpoint('training.venue.reveal', {
    method: 'POST',
    path: '/training/venues/{id}/reveal',
    tags,
    summary: 'One masked field in clear, for a reason; audited',
  })
    .input(venueReveal)
    .output(z.object({ field: z.enum(venueContacts), value: z.string().nullable() })),
}
