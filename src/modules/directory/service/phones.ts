import { recordOccurrences } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { maskPhone } from '#platform/privacy/mask.ts'
import { idsInReach } from '../queries/person.ts'
import { peopleInReach } from '../queries/scope.ts'
import { personRef } from './refs.ts'

/**
 * Telephone numbers of people for a paper, null where there is none. They are masked; with a reason those of people whose
 * contacts the actor may reveal are clear, and each of them is noted in the audit. To be called within the transaction
 * in which the paper is noted.
 *
 * @param reason why they are needed in clear; null keeps all masked.
 */
export async function phonesOf(
  tx: Context,
  ids: readonly string[],
  reason: string | null,
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('directory.person')
    .select(['id', 'phone'])
    .where('id', 'in', [...ids])
    .execute()
  const clear =
    reason === null
      ? new Set<string>()
      : await idsInReach(tx.db, [...ids], peopleInReach(tx, 'directory.person.reveal'))
  if (reason !== null)
    recordOccurrences(
      tx,
      rows.flatMap(({ id, phone }) =>
        phone !== null && clear.has(id)
          ? [
              {
                action: 'directory.person.reveal',
                object: personRef(id),
                details: { fields: ['phone'] },
                reason,
              },
            ]
          : [],
      ),
    )
  return new Map(
    rows.map(({ id, phone }) => [id, phone === null || clear.has(id) ? phone : maskPhone(phone)]),
  )
}
