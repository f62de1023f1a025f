import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { unknownOrganisations } from '../queries/organisation.ts'

/** @throws AppError `badInput` `directory.organisation.unknown` for an organisation that does not exist */
export async function requireOrganisations(
  ctx: Context,
  field: string,
  ids: readonly string[],
): Promise<void> {
  const unknown = await unknownOrganisations(ctx.db, ids)
  if (unknown.length > 0)
    throw badField(field, 'directory.organisation.unknown', `there is no organisation ${unknown.join(', ')}`)
}
