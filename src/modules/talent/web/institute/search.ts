import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choicesParam, textParam } from '#web/ui/search-params.ts'
import { instituteList } from '../../contract/institute.ts'
import { outputList } from '../../contract/institute-output.ts'
import { instituteShown } from '../../contract/institute-table.ts'
import type { Province } from '../../contract/provinces.ts'

const valuesOf = <T extends string>(list: readonly { value: T }[]) =>
  list.map(({ value }) => value) as [T, ...T[]]
const columns = instituteShown.columns
const province = choicesParam<[Province, ...Province[]]>(valuesOf(columns.province.choices))

/** Search of the list of institutes, and the one that is open beside it. */
export const instituteSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  kind: choicesParam(valuesOf(columns.kind.choices)),
  tier: choicesParam(valuesOf(columns.tiers.choices)),
  province,
  city: textParam(30),
  major: textParam(12),
  node: textParam(80),
  ...listParams(instituteList),
})

/** Search of yearly figures, and the one that is open. */
export const outputSearch = z.object({
  id: textParam(36),
  institute: textParam(36),
  major: textParam(12),
  year: textParam(4),
  province,
  ...listParams(outputList),
})
