import { z } from 'zod'
import type { MovedRow, Repointer } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { countEmployed, moveEmployed, putBackEmployed } from '../../queries/profile-employer.ts'
import { profilesRef } from '../../refs.ts'

/** What a merge keeps of the people that went over with it. */
const kept = z.object({ people: z.array(z.object({ id: z.uuid(), lockVersion: z.number().int() })) })

const moved = (count: number, people: z.infer<typeof kept>['people']): MovedRow[] =>
  count === 0
    ? []
    : [{ id: profilesRef.id, title: `${count} 人的现单位`, fate: 'moved', lockVersion: 1, row: { people } }]

const record = (tx: Context, action: string, count: number): Promise<void> =>
  count === 0
    ? Promise.resolve()
    : recordChanges(tx, [
        {
          action: `talent.profiles.${action}`,
          object: profilesRef,
          before: null,
          after: { count },
          links: [{ from: profilesRef, relation: 'partOf', to: profilesRef }],
        },
      ])

/**
 * Moves the employer of people with a merge of enterprises, all people as one: whoever merges enterprises need not know who
 * works there, and a log that is never rewritten must not tie a person to an employer. The merge keeps ids alone, so that it
 * can be taken back; erasing somebody takes his or hers out (`forgetMoved`).
 */
export const employerRepointer: Repointer = {
  kind: profilesRef.kind,
  preview: async (db, from) => moved(await countEmployed(db, from), []),
  async move(tx, from, to) {
    const people = await moveEmployed(tx.db, from, to)
    await record(tx, 'repoint', people.length)
    return moved(people.length, people)
  },
  async putBack(tx, rows, from, to) {
    const people = rows.flatMap(({ row }) => kept.parse(row).people)
    const back = await putBackEmployed(tx.db, people, from, to)
    await record(tx, 'putBack', back)
    return moved(people.length - back, [])
  },
}
