import { sql } from 'kysely'
import { type Repointer, rowRepointer } from '#modules/directory/index.ts'

/** What of this module refers to an enterprise. Two places on one node are the same place; the merged one's goes. */
export const chainRepointers: readonly Repointer[] = [
  rowRepointer({
    kind: 'chains.placement',
    table: 'chains.placement',
    column: 'enterprise_id',
    sameBy: ['node_id'],
    title: sql<string>`(select n.name from chains.node n where n.id = t.node_id)`,
  }),
]
