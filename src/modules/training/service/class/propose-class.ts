import { findChainByCode } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { ClassFields, ClassKind } from '../../contract/index.ts'
import { departmentOf } from '../../queries/programme.ts'
import { type TeachingDepartments, templateOf } from '../../rules/class-template.ts'

/** The departments that teach the fixed modules of a chain lecture. */
export const teachingDepartments = async (ctx: Context): Promise<TeachingDepartments> => ({
  organization: await departmentOf(ctx.db, 'organization'),
  investmentPromotion: await departmentOf(ctx.db, 'investmentPromotion'),
})

/** What a new class from the template of its kind would say; the host is the unit of whoever drafts it. */
export async function proposeClass(
  ctx: Context,
  kind: ClassKind,
  chainCode: string | undefined,
): Promise<Partial<ClassFields>> {
  requireRight(ctx, 'training.class.draft')
  const chain = chainCode === undefined ? null : await findChainByCode(ctx.db, chainCode)
  if (kind === 'lecture' && chain === null)
    throw badField('chainCode', 'training.class.chainMissing', 'a chain lecture is about one chain')
  const template = templateOf(kind, chain, await teachingDepartments(ctx))
  return ctx.actor.orgId === null ? template : { ...template, hostOrgId: ctx.actor.orgId }
}
