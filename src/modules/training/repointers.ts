import { sql } from 'kysely'
import { type Repointer, rowRepointer } from '#modules/directory/index.ts'

/** What of this module refers to an enterprise. */
export const trainingRepointers: readonly Repointer[] = [
  rowRepointer({
    kind: 'training.discussion',
    table: 'training.discussion',
    column: 'enterprise_id',
    title: sql<string>`t.number || ' ' || t.title`,
  }),
]
