import { sql } from 'kysely'
import { type Repointer, rowRepointer } from '#modules/directory/index.ts'
import { employerRepointer } from './service/profile/employer-repointer.ts'

/** What of this module refers to an enterprise. */
export const talentRepointers: readonly Repointer[] = [
  rowRepointer({
    kind: 'talent.need',
    table: 'talent.need',
    column: 'enterprise_id',
    title: sql<string>`t.number || ' ' || t.title`,
  }),
  employerRepointer,
]
