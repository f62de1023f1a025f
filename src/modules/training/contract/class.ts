import { z } from 'zod'
import { code as chainCode } from '#modules/chains/contract/terms.ts'
import { day, download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { classList } from './class-list.ts'
import { classDetail, classFields, classSummary } from './class-shapes.ts'
import { classKind, classState } from './class-terms.ts'

export const classFilter = z.object({
  chain: oneOrMany(chainCode).optional(),
  state: oneOrMany(classState).optional(),
  kind: oneOrMany(classKind).optional(),
  programme: z.uuid().optional(),
  /** Only those outside of any programme. */
  adHoc: z.boolean().optional(),
  year: z.number().int().min(2000).max(2199).optional(),
  mine: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type ClassFilter = z.infer<typeof classFilter>
export const classListQuery = classFilter.extend(listQuery(classList).shape)
export type ClassListQuery = z.infer<typeof classListQuery>
export const classFileQuery = classFilter.extend(listFileQuery(classList).shape)
export type ClassFileQuery = z.infer<typeof classFileQuery>

/** A class outside of the yearly table says why it is needed. */
export const adHocClass = classFields.extend({ adHocReason: z.string().trim().min(4).max(500) })
export type AdHocClass = z.input<typeof adHocClass>

const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const classContract = {
  listClasses: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes',
    tags,
    summary: 'Classes by programme, chain, kind and state',
  })
    .input(classListQuery)
    .output(listPageOf(classSummary, classList)),
  exportClasses: endpoint('training.class.export', {
    method: 'GET',
    path: '/training/classes/export',
    tags,
    summary: 'The list of classes as an Excel file',
  })
    .input(classFileQuery)
    .output(download),
  proposeClass: endpoint('training.class.draft', {
    method: 'GET',
    path: '/training/classes/template',
    tags,
    summary: 'What a new class from the template of its kind would say',
  })
    .input(z.object({ kind: classKind, chainCode: chainCode.optional() }))
    .output(classFields.partial()),
  createClass: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes',
    tags,
    summary: 'Draft a class outside of the yearly table',
    successStatus: 201,
  })
    .input(adHocClass)
    .output(classDetail),
  getClass: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}',
    tags,
    summary: 'One class with its modules and what speaks against its days',
  })
    .input(byId)
    .output(classDetail),
  updateClass: endpoint('training.class.draft', {
    method: 'PUT',
    path: '/training/classes/{id}',
    tags,
    summary: 'Change a class that is still a draft',
  })
    .input(
      classFields.extend({
        id: z.uuid(),
        lockVersion,
        adHocReason: z.string().trim().min(4).max(500).nullable().default(null),
      }),
    )
    .output(classDetail),
  rescheduleClass: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/classes/{id}/reschedule',
    tags,
    summary: 'Move an approved class that has not begun to other days or another place',
  })
    .input(
      byId.extend({
        lockVersion,
        startsOn: day,
        endsOn: day,
        place: z.string().trim().min(2).max(200).nullable(),
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .output(classDetail),
}
