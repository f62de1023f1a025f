import { classRef, insertNominations, nominationRef } from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Makes people trainees of a class whatever its state, as tests need them, with the audit that goes with it. */
export const selectForClass = (
  ctx: Context,
  classId: string,
  people: readonly { personId: string; unitOrgId: string; seat?: 'hall' | 'online' }[],
): Promise<string[]> =>
  inTransaction(ctx, async (tx) => {
    const nominations = people.map(({ personId, unitOrgId, seat = 'hall' as const }) => ({
      classId,
      personId,
      unitOrgId,
      state: 'selected' as const,
      seat,
    }))
    const by = { id: tx.actor.id, name: tx.actor.name, isDemo: false }
    const ids = await insertNominations(tx.db, nominations, by, tx.clock.now())
    await recordChanges(
      tx,
      nominations.map((after, index) => {
        const object = nominationRef(ids[index] ?? '')
        return {
          action: 'training.nomination.enter',
          object,
          before: null,
          after,
          links: [{ from: object, relation: 'nominatedFor', to: classRef(classId) }],
        }
      }),
    )
    return ids
  })
