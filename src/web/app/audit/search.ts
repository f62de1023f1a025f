import { z } from 'zod'
import { auditList } from '#platform/audit/contract.ts'
import { filterOfSearch, listParams } from '#web/ui/list/list-search.ts'
import { countParam, textParam } from '#web/ui/search-params.ts'

/** Filters of the audit log, as the address keeps them. Days are days in Asia/Shanghai, both included. */
export const auditSearch = z.object({
  actor: textParam(100),
  action: textParam(100),
  kind: textParam(60),
  objectId: textParam(200),
  requestId: textParam(100),
  text: textParam(100),
  from: textParam(10),
  to: textParam(10),
  before: countParam(),
  ...listParams(auditList),
})
export type AuditSearch = z.infer<typeof auditSearch>

const day = /^\d{4}-\d{2}-\d{2}$/

/** The filter as the contract takes it: days become instants, the last one exclusive. */
export function filterOf(search: AuditSearch) {
  const { from, to, ...filter } = filterOfSearch(search)
  const startOf = (text: string): Date => new Date(`${text}T00:00:00+08:00`)
  return {
    ...filter,
    from: from !== undefined && day.test(from) ? startOf(from).toISOString() : undefined,
    to:
      to !== undefined && day.test(to)
        ? new Date(startOf(to).getTime() + 86_400_000).toISOString()
        : undefined,
  }
}
