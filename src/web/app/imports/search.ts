import { z } from 'zod'
import { importList, importStates, rowOutcomes } from '#platform/tabular/import/contract.ts'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, countParam, textParam } from '#web/ui/search-params.ts'

/** The table to bring, and what is shown of the list. */
export const importsSearch = z.object({
  table: textParam(60),
  query: textParam(100),
  object: textParam(60),
  state: choiceParam(importStates),
  ...listParams(importList),
})

/** Which rows of a batch are shown. */
export const rowViews = [...rowOutcomes, 'tolerated', 'kept'] as const
export type RowView = (typeof rowViews)[number]

export const batchSearch = z.object({ rows: choiceParam(rowViews), page: countParam() })
