import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { directoryEntry, entryList } from './directory-entry.ts'
import { shortageLevels, shortageReasons } from './shortage-index.ts'

export const directoryStates = ['draft', 'published', 'superseded'] as const
export const directoryStateWords = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '现行', en: 'In force' },
  superseded: { zh: '已被代替', en: 'Superseded' },
} as const

const weight = z.number().int().min(0).max(100)
/** Weights of the five parts, compared with their sum. */
export const shortageWeights = z
  .object({
    contrast: weight,
    education: weight,
    experience: weight,
    requirement: weight,
    salary: weight,
  })
  .refine((one) => Object.values(one).some((value) => value > 0), { message: 'a weight above none' })

export const directory = z.object({
  id: z.uuid(),
  year: z.number().int(),
  version: z.number().int(),
  state: z.enum(directoryStates),
  title: z.string(),
  note: z.string().nullable(),
  fromOn: day,
  toOn: day,
  weights: shortageWeights,
  computedOn: day,
  publishedAt: instant.nullable(),
  publishedByName: z.string().nullable(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
  entries: z.number().int(),
  /** Posts by level. */
  levels: z.object({ general: z.number().int(), short: z.number().int(), veryShort: z.number().int() }),
})
export type Directory = z.infer<typeof directory>

const note = z.string().trim().max(1000).nullable().default(null)
const title = z.string().trim().min(2).max(100)
export const directoryInput = z.object({
  year: z.number().int().min(2000).max(2100),
  title,
  note,
  /** Needs whose data are of these days; both ends. */
  fromOn: day,
  toOn: day,
  weights: shortageWeights,
})
export type DirectoryInput = z.infer<typeof directoryInput>

const conditions = z.object({
  id: z.uuid(),
  chain: oneOrMany(z.string().max(60)).optional(),
  postKind: oneOrMany(z.enum(['management', 'technical', 'marketing', 'skill'])).optional(),
  level: oneOrMany(z.enum(shortageLevels)).optional(),
  reason: oneOrMany(z.enum(shortageReasons)).optional(),
  adjusted: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export const entryFilter = conditions.extend(listQuery(entryList).shape)
export type EntryFilter = z.infer<typeof entryFilter>
export const entryFileQuery = conditions.extend(listFileQuery(entryList).shape).extend({
  /** Leaves out what would tell the figures of a single enterprise, and the parts of the index. */
  forPublication: z.boolean().default(false),
})
export type EntryFileQuery = z.infer<typeof entryFileQuery>

const told = z.object({ stars: z.number().int(), index: z.number(), seats: z.number().int().nullable() })
export const directoryDifference = z.object({
  from: directory,
  to: directory,
  rows: z.array(
    z.object({
      change: z.enum(['new', 'gone', 'changed']),
      chainName: z.string(),
      title: z.string(),
      postKind: z.string(),
      before: told.nullable(),
      after: told.nullable(),
    }),
  ),
  unchanged: z.number().int(),
})
export type DirectoryDifference = z.infer<typeof directoryDifference>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })

export const directoryContract = {
  listDirectories: endpoint('talent.directory.read', {
    method: 'GET',
    path: '/talent/directories',
    tags,
    summary: 'Shortage directories by year and version; drafts for those who read all of the city',
  }).output(z.object({ items: z.array(directory) })),
  getDirectory: endpoint('talent.directory.read', {
    method: 'GET',
    path: '/talent/directories/{id}',
    tags,
    summary: 'One directory',
  })
    .input(byId)
    .output(directory),
  listDirectoryEntries: endpoint('talent.directory.read', {
    method: 'GET',
    path: '/talent/directories/{id}/entries',
    tags,
    summary: 'Posts of a directory; figures of single enterprises are left out for the public',
  })
    .input(entryFilter)
    .output(listPageOf(directoryEntry, entryList)),
  getDirectoryEntry: endpoint('talent.directory.read', {
    method: 'GET',
    path: '/talent/directories/{id}/entries/{entryId}',
    tags,
    summary: 'One post with the parts of its index',
  })
    .input(byId.extend({ entryId: z.uuid() }))
    .output(directoryEntry),
  exportDirectory: endpoint('talent.directory.export', {
    method: 'GET',
    path: '/talent/directories/{id}/export',
    tags,
    summary: 'Posts of a directory as a workbook, in full or for publication',
  })
    .input(entryFileQuery)
    .output(download),
  makeDirectoryDocument: endpoint('talent.directory.export', {
    method: 'GET',
    path: '/talent/directories/{id}/document',
    tags,
    summary: 'A directory as an official document: its index explained, its posts, sources and version',
  })
    .input(
      byId.extend({
        format: z.enum(['docx', 'pdf']).default('docx'),
        forPublication: z.boolean().default(false),
      }),
    )
    .output(download),
  compareDirectories: endpoint('talent.directory.read', {
    method: 'GET',
    path: '/talent/directories/{id}/compare',
    tags,
    summary: 'What is new, gone and changed against another version',
  })
    .input(byId.extend({ against: z.uuid() }))
    .output(directoryDifference),
  draftDirectory: endpoint('talent.directory.edit', {
    method: 'POST',
    path: '/talent/directories',
    tags,
    summary: 'Draft the next version of a year from the needs of a period',
    successStatus: 201,
  })
    .input(directoryInput)
    .output(directory),
  updateDirectory: endpoint('talent.directory.edit', {
    method: 'PUT',
    path: '/talent/directories/{id}',
    tags,
    summary: 'Change a draft; its index follows the weights, and needs are counted again when asked for',
  })
    .input(directoryInput.omit({ year: true }).extend({ id: z.uuid(), lockVersion, recount: z.boolean() }))
    .output(directory),
  adjustDirectoryEntry: endpoint('talent.directory.edit', {
    method: 'PUT',
    path: '/talent/directories/{id}/entries/{entryId}/stars',
    tags,
    summary: 'Set the stars of a post by hand, with a reason, or return to the computed ones',
  })
    .input(
      byId.extend({
        entryId: z.uuid(),
        lockVersion,
        stars: z.number().int().min(1).max(5).nullable(),
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .output(directoryEntry),
  publishDirectory: endpoint('talent.directory.publish', {
    method: 'POST',
    path: '/talent/directories/{id}/publish',
    tags,
    summary: 'Publish a draft; the version published before is superseded',
  })
    .input(byId.extend({ lockVersion }))
    .output(directory),
}
