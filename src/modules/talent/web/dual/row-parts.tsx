import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type DualRow, dualKindWords } from '../../contract/index.ts'

/** Where the needs behind a row stand. */
export const needsOf = (row: DualRow): string =>
  paths.talentNeeds({ chain: row.chainCode, ...(row.nodeCode === null ? {} : { node: row.nodeCode }) })

/** The node of a row, or what stands for those without one. */
export function NodeName({ row }: { row: DualRow }) {
  const { language } = useFormat()
  return row.kind === 'node' ? <strong>{row.nodeName}</strong> : <em>{dualKindWords[row.kind][language]}</em>
}
