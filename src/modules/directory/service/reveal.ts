import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { revealInput, SensitiveField } from '../contract/person.ts'
import { findPerson } from '../queries/person.ts'
import { personBelonging } from '../queries/scope.ts'
import { unknownPerson, visiblePerson } from './people.ts'
import { personRef } from './refs.ts'

/**
 * The clear value of one masked field, audited.
 *
 * @throws AppError when the person is unknown or out of reach, or may be read and not revealed.
 */
export async function revealPerson(
  ctx: Context,
  { id, field, reason }: z.infer<typeof revealInput>,
): Promise<{ field: SensitiveField; value: string | null }> {
  const record = await findPerson(ctx.db, id)
  if (record === null) throw unknownPerson(id)
  const actions = { asked: 'directory.person.askReveal', shown: 'directory.person.reveal' }
  return revealField(ctx, { object: personRef(id), field, reason }, actions, () => {
    const visible = visiblePerson(ctx, id, record)
    requireRight(ctx, 'directory.person.reveal', personBelonging(ctx)(visible))
    return visible[field]
  })
}
