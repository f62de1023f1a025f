import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { SessionFee } from '../../contract/index.ts'
import { putFee, type TaughtSession, taughtSessions } from '../../queries/attendance/fees.ts'
import { feeRef, sessionRef } from '../../refs.ts'
import { checkSessionFees } from '../../rules/session-fees.ts'
import { visibleClass } from '../class/show-class.ts'
import { classOfSession } from './mark.ts'

/** Lecture fees of a class with the rules they break, and what they come to. */
export async function getFees(ctx: Context, classId: string): Promise<{ fees: SessionFee[]; sum: string }> {
  const of = await visibleClass(ctx, classId)
  requireRight(ctx, 'training.class.run', of.belonging)
  const sessions = await taughtSessions(ctx.db, classId)
  const checked = new Map(checkSessionFees(sessions.map(toPaid)).map((one) => [one.id, one]))
  return {
    fees: sessions.map((one) => ({
      sessionId: one.id,
      title: one.title,
      at: { on: one.on, half: one.half, startsAt: one.startsAt, endsAt: one.endsAt },
      hours: one.hours,
      teacher: one.teacher,
      level: one.level,
      amountAfterTax: one.amountAfterTax,
      highest: checked.get(one.id)?.highest ?? 0,
      broken: checked.get(one.id)?.broken.map(told) ?? [],
      lockVersion: one.lockVersion,
    })),
    sum: sumOf(sessions),
  }
}

type Broken = ReturnType<typeof checkSessionFees>[number]['broken'][number]
const told = (one: Broken): SessionFee['broken'][number] =>
  one.rule === 'paidTwice' ? { rule: one.rule, paidIn: 'paidIn' in one ? one.paidIn : '' } : one

const toPaid = (one: TaughtSession) => ({
  id: one.id,
  teacherId: one.teacherId,
  level: one.level,
  halfDay: `${one.on} ${one.half}`,
  hours: one.hours,
  amountAfterTax: one.amountAfterTax === null ? null : Number(one.amountAfterTax),
  paidIn: one.paidIn,
})

/** In cents, so that nothing is lost. */
const sumOf = (sessions: readonly TaughtSession[]): string =>
  (
    sessions.reduce((sum, { amountAfterTax }) => sum + Math.round(Number(amountAfterTax ?? 0) * 100), 0) / 100
  ).toFixed(2)

/**
 * Enters the fee of a session after tax, in yuan. A fee that breaks a rule is kept and told as such: money that was agreed
 * is seen rather than hidden.
 *
 * @throws AppError `conflict` `training.fee.noTeacher`, `platform.object.changed`.
 */
export const setFee = (
  ctx: Context,
  given: { id: string; lockVersion: number | null; amountAfterTax: string },
): Promise<{ id: string }> => inTransaction(ctx, (tx) => setFeeIn(tx, given))

/** The same in the open transaction. */
export async function setFeeIn(
  tx: Context,
  { id, lockVersion, amountAfterTax }: { id: string; lockVersion: number | null; amountAfterTax: string },
  isDemo = false,
): Promise<{ id: string }> {
  const of = await classOfSession(tx, id)
  const before = (await taughtSessions(tx.db, of.id)).find((one) => one.id === id)
  if (before === undefined)
    throw new AppError('conflict', 'training.fee.noTeacher', 'nobody teaches this session, or it has no day')
  if (!(await putFee(tx.db, id, lockVersion, amountAfterTax, isDemo, tx.clock.now())))
    throw new AppError('conflict', 'platform.object.changed', 'the fee was changed since it was opened', {
      current: { amountAfterTax: before.amountAfterTax, lockVersion: before.lockVersion },
    })
  await recordChanges(tx, [
    {
      action: 'training.fee.set',
      object: feeRef(id),
      before: before.amountAfterTax === null ? null : { amountAfterTax: before.amountAfterTax },
      after: { amountAfterTax },
      links: [{ from: feeRef(id), relation: 'feeFor', to: sessionRef(id) }],
    },
  ])
  return { id }
}
