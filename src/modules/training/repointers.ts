import { sql } from 'kysely'
import { type Repointer, rowRepointer } from '#modules/directory/index.ts'

/** What of this module refers to an enterprise. */
export const trainingRepointers: readonly Repointer[] = [
  // The field sites that are visited there.
  rowRepointer({
    kind: 'training.venue',
    table: 'training.venue',
    column: 'enterprise_id',
    title: sql<string>`t.name`,
  }),
  rowRepointer({
    kind: 'training.discussion',
    table: 'training.discussion',
    column: 'enterprise_id',
    title: sql<string>`t.number || ' ' || t.title`,
  }),
]
