import { useQuery } from '@tanstack/react-query'
import { useMay } from '#web/allowed.tsx'
import { classStatesToCome } from '../../contract/class-terms.ts'
import type { DiscussionDetail } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'

/** Classes that a discussion can prepare: those to come, and the one it was said for. Null while none can be chosen. */
export function useClassesToPrepare(
  known: DiscussionDetail | null,
): readonly { id: string; title: string }[] | null {
  const may = useMay()
  const classes = useQuery({
    ...trainingQueries.classes({ pageSize: 100, state: [...classStatesToCome] }),
    enabled: may('training.class.read'),
  }).data?.items
  const kept = known?.trainingClass ?? null
  if (classes === undefined) return null
  return kept === null || classes.some(({ id }) => id === kept.id) ? classes : [kept, ...classes]
}
