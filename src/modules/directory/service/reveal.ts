import type { z } from 'zod'
import { recordOccurrences } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { revealInput, SensitiveField } from '../contract/person.ts'
import { findPerson } from '../queries/person.ts'
import { personBelonging } from '../queries/scope.ts'
import { unknownPerson, visiblePerson } from './people.ts'
import { personRef } from './refs.ts'

/**
 * The clear value of one masked field.
 *
 * The request is audited by itself before it is decided on, so that a refused one stands in the log too; what was
 * shown is audited with it. Neither entry has the value.
 *
 * @throws AppError when the person is unknown or out of reach, or may be read and not revealed.
 */
export async function revealPerson(
  ctx: Context,
  { id, field, reason }: z.infer<typeof revealInput>,
): Promise<{ field: SensitiveField; value: string | null }> {
  const object = personRef(id)
  const record = await findPerson(ctx.db, id)
  if (record === null) throw unknownPerson(id)
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      { action: 'directory.person.askReveal', object, details: { fields: [field] }, reason },
    ]),
  )
  const visible = visiblePerson(ctx, id, record)
  requireRight(ctx, 'directory.person.reveal', personBelonging(ctx)(visible))
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      {
        action: 'directory.person.reveal',
        object,
        details: { fields: visible[field] === null ? [] : [field] },
        reason,
      },
    ]),
  )
  return { field, value: visible[field] }
}
