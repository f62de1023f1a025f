import { recordOccurrences } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { inTransaction } from '../transaction.ts'

/**
 * The clear value of one masked field of an object.
 *
 * The request is audited by itself before it is decided on, so that a refused one stands in the log too; that it was
 * shown is audited as well. Neither entry has the value.
 *
 * @param actions what the two entries say.
 * @param decide gives the value, or throws what refuses it.
 */
export async function revealField<Field extends string>(
  ctx: Context,
  { object, field, reason }: { object: ObjectRef; field: Field; reason: string },
  actions: { asked: string; shown: string },
  decide: () => string | null,
): Promise<{ field: Field; value: string | null }> {
  const note = (action: string, fields: readonly string[]) =>
    inTransaction(ctx, async (tx) => recordOccurrences(tx, [{ action, object, details: { fields }, reason }]))
  await note(actions.asked, [field])
  const value = decide()
  await note(actions.shown, value === null ? [] : [field])
  return { field, value }
}
