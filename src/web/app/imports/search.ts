import { z } from 'zod'
import { rowOutcomes } from '#platform/tabular/import/contract.ts'
import { choiceParam, countParam, textParam } from '#web/ui/search-params.ts'

/** The table to bring, and the page of the list. */
export const importsSearch = z.object({ table: textParam(60), page: countParam() })

/** Which rows of a batch are shown. */
export const rowViews = [...rowOutcomes, 'tolerated', 'kept'] as const
export type RowView = (typeof rowViews)[number]

export const batchSearch = z.object({ rows: choiceParam(rowViews), page: countParam() })
