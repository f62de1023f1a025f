import { sql } from 'kysely'
import { type Repointer, rowRepointer } from '#modules/directory/index.ts'

/** What of this module refers to an enterprise. */
export const mattersRepointers: readonly Repointer[] = [
  rowRepointer({
    kind: 'matters.problem',
    table: 'matters.problem',
    column: 'enterprise_id',
    title: sql<string>`t.number || ' ' || t.title`,
  }),
]
