import { aboutChains } from '#modules/chains/index.ts'
import { personRef } from '#modules/directory/index.ts'
import type { Change } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import type { Link } from '#platform/thread/thread.ts'
import { type Teacher, teacherContacts } from '../../contract/teacher.ts'
import type { Unavailability } from '../../contract/unavailability.ts'
import * as queries from '../../queries/teacher.ts'
import { unavailableDays } from '../../queries/unavailability.ts'
import { libraryRef, teacherRef } from '../../refs.ts'

export const unknownTeacher = (id: string): AppError =>
  new AppError('notFound', 'training.teacher.unknown', `there is no teacher ${id}`, { id })

/** The teacher as it may leave the service, into answers, audit entries and refusals: phone and e-mail masked. */
export const maskedTeacher = (record: queries.TeacherRecord): Teacher => ({
  ...record,
  phone: record.phone && maskPhone(record.phone),
  email: record.email && maskEmail(record.email),
})

/** A teacher with the days that are taken: all that an edit can change. */
export interface HeldTeacher {
  record: queries.TeacherRecord
  unavailable: Unavailability[]
}

/** @throws AppError `notFound` `training.teacher.unknown`. */
export async function heldTeacher(tx: Context, id: string): Promise<HeldTeacher> {
  const record = await queries.lockTeacher(tx.db, id)
  if (record === null) throw unknownTeacher(id)
  return { record, unavailable: await unavailableDays(tx.db, { teacherId: id }) }
}

/**
 * The audit entry of a change. Phone and e-mail stand in it masked; where only what the mask hides changed,
 * `changedFields` says so.
 */
export function teacherChanged(
  action: string,
  before: HeldTeacher | null,
  after: HeldTeacher,
  more: Link[] = [],
): Change {
  const from = teacherRef(after.record.id)
  const { personId, chainCodes } = after.record
  const changedFields = teacherContacts.filter(
    (field) => before !== null && before.record[field] !== after.record[field],
  )
  return {
    action,
    object: from,
    before: before && told(before),
    after: changedFields.length === 0 ? told(after) : { ...told(after), changedFields },
    links: [
      { from, relation: 'partOf', to: libraryRef },
      ...(personId === null ? [] : [{ from, relation: 'sameAs', to: personRef(personId) }]),
      ...aboutChains(from, chainCodes),
      ...more,
    ],
  }
}

const told = ({ record, unavailable }: HeldTeacher) => ({ ...maskedTeacher(record), unavailable })
