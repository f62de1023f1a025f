import {
  classRef,
  insertNominations,
  insertSessions,
  nominationRef,
  sessionRef,
} from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { loaded } from '../loaded.ts'

/** Who attends a class, entered as selected without a nomination having been played. Gives the ids of the nominations. */
export async function enterTrainees(
  tx: Context,
  classId: string,
  people: readonly { personId: string; unitOrgId: string }[],
): Promise<string[]> {
  const nominations = people.map(({ personId, unitOrgId }) => ({
    classId,
    personId,
    unitOrgId,
    state: 'selected' as const,
    seat: 'hall' as const,
  }))
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo: true }
  const ids = await insertNominations(tx.db, nominations, by, tx.clock.now())
  await recordChanges(
    tx,
    nominations.map((nomination, index) => {
      const ref = nominationRef(ids[index] ?? '')
      return loaded(ref, nomination, [{ from: ref, relation: 'nominatedFor', to: classRef(classId) }])
    }),
  )
  return ids
}

/** Sessions of classes, as they were arranged. */
export async function enterSessions(
  tx: Context,
  sessions: Parameters<typeof insertSessions>[1],
): Promise<void> {
  await insertSessions(tx.db, sessions, true, tx.clock.now())
  await recordChanges(
    tx,
    sessions.map((session) => {
      const ref = sessionRef(session.id)
      return loaded(ref, session, [{ from: ref, relation: 'sessionOf', to: classRef(session.classId) }])
    }),
  )
}
