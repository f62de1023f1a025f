import { chainIdsOf, putChains } from '#modules/chains/index.ts'
import { findVisiblePerson } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  Teacher,
  TeacherChange,
  TeacherContact,
  TeacherDetail,
  TeacherFilter,
  TeacherInput,
} from '../../contract/teacher.ts'
import type { Unavailability } from '../../contract/unavailability.ts'
import { teacherChains } from '../../queries/chain-tables.ts'
import { coursesOfTeacher } from '../../queries/course.ts'
import * as queries from '../../queries/teacher.ts'
import { putUnavailableDays, unavailableDays } from '../../queries/unavailability.ts'
import { teacherRef } from '../../refs.ts'
import { feeCapPerHour } from '../../rules/fee.ts'
import { coursesInSight } from './course-sight.ts'
import {
  type HeldTeacher,
  heldTeacher,
  maskedTeacher,
  teacherChanged,
  unknownTeacher,
} from './teacher-records.ts'

const read = 'training.teacher.read'
const edit = 'training.teacher.edit'

/** Teachers that fit a filter. */
export async function listTeachers(ctx: Context, filter: TeacherFilter): Promise<ListPage<Teacher>> {
  requireRight(ctx, read, {})
  return mapPage(await queries.listTeachers(ctx.db, filter), maskedTeacher)
}

/** One teacher with the days that are taken. @throws AppError `training.teacher.unknown`. */
export async function getTeacher(ctx: Context, id: string): Promise<TeacherDetail> {
  const record = await visibleTeacher(ctx, id)
  return {
    ...maskedTeacher(record),
    feeCapPerHour: feeCapPerHour(record.level),
    unavailable: await unavailableDays(ctx.db, { teacherId: id }),
    courses: may(ctx, 'training.course.read') ? await coursesOfTeacher(ctx.db, id, coursesInSight(ctx)) : [],
  }
}

/** @throws AppError for an unknown person or chain, or somebody who is in the library already. */
export async function addTeacher(ctx: Context, input: TeacherInput): Promise<TeacherDetail> {
  requireRight(ctx, edit, {})
  return getTeacher(ctx, await inTransaction(ctx, (tx) => enterTeacher(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterTeacher(
  tx: Context,
  { chainCodes, unavailable, personId, ...input }: TeacherInput & { id?: string },
  more: Link[] = [],
  isDemo = false,
): Promise<string> {
  const person = personId === null ? null : await findVisiblePerson(tx, personId)
  const who = person === null ? outsider(input) : { name: person.name, unit: null, post: null }
  const contacts = person === null ? {} : noContacts(input)
  const values = { ...input, ...who, ...contacts, personId }
  const id = await refuseTwice(() => queries.insertTeacher(tx.db, values, tx.clock.now(), isDemo))
  await putRest(tx, id, chainCodes, unavailable)
  await recordChanges(tx, [teacherChanged('training.teacher.add', null, await heldTeacher(tx, id), more)])
  return id
}

/** Changes a teacher. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateTeacher(
  ctx: Context,
  { id, lockVersion, ...change }: TeacherChange,
): Promise<TeacherDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedTeacher(tx, id, lockVersion)
    await saveTeacher(tx, before, change, 'training.teacher.update')
  })
  return getTeacher(ctx, id)
}

/** A teacher to change, held. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function editedTeacher(tx: Context, id: string, lockVersion: number): Promise<HeldTeacher> {
  await visibleTeacher(tx, id)
  requireRight(tx, edit, {})
  const before = await heldTeacher(tx, id)
  requireVersion(maskedTeacher(before.record), lockVersion)
  return before
}

/** Makes a held teacher what it should be. */
export async function saveTeacher(
  tx: Context,
  before: HeldTeacher,
  { chainCodes, unavailable, phone, email, ...change }: Omit<TeacherChange, 'id' | 'lockVersion'>,
  action: string,
  more: Link[] = [],
): Promise<void> {
  const { record } = before
  const who = record.personId === null ? outsider(change) : { name: record.name, unit: null, post: null }
  const contacts =
    record.personId === null
      ? {
          phone: phone === undefined ? record.phone : phone,
          email: email === undefined ? record.email : email,
        }
      : noContacts({ phone: phone ?? null, email: email ?? null })
  const values = { ...change, ...who, ...contacts, personId: record.personId }
  await refuseTwice(() => queries.updateTeacherRow(tx.db, record.id, values, tx.clock.now()))
  await putRest(tx, record.id, chainCodes, unavailable)
  await unlink(tx, teacherRef(record.id), 'about')
  await recordChanges(tx, [teacherChanged(action, before, await heldTeacher(tx, record.id), more)])
}

/**
 * The clear value of one masked field.
 *
 * The request is audited by itself before it is decided on, so that a refused one stands in the log too; what was shown is
 * audited with it. Neither entry has the value.
 */
export async function revealTeacher(
  ctx: Context,
  { id, field, reason }: { id: string; field: TeacherContact; reason: string },
): Promise<{ field: TeacherContact; value: string | null }> {
  const record = await visibleTeacher(ctx, id)
  const actions = { asked: 'training.teacher.askReveal', shown: 'training.teacher.reveal' }
  return revealField(ctx, { object: teacherRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'training.teacher.reveal', {})
    return record[field]
  })
}

/** The library is the whole city's: a right to a part of the city is none here. */
export async function visibleTeacher(ctx: Context, id: string): Promise<queries.TeacherRecord> {
  const record = may(ctx, read, {}) ? await queries.findTeacher(ctx.db, id) : null
  if (record === null) throw unknownTeacher(id)
  return record
}

/** Teachers in use, for a course to name. @throws AppError `badInput` `training.teacher.unknown`. */
export async function requireTeachers(
  tx: Context,
  ids: readonly string[],
  kept: readonly string[] = [],
): Promise<void> {
  if (ids.length === 0) return
  const known = may(tx, read, {}) ? await queries.teachersById(tx.db, ids) : []
  const fitting = new Set([...known.filter(({ retired }) => !retired).map(({ id }) => id), ...kept])
  const unknown = ids.filter((id) => !fitting.has(id))
  if (unknown.length > 0)
    throw new AppError('badInput', 'training.teacher.unknown', 'there is no such teacher', {
      field: 'teacherIds',
      ids: unknown,
    })
}

async function putRest(
  tx: Context,
  id: string,
  chainCodes: readonly string[],
  unavailable: readonly Unavailability[],
): Promise<void> {
  await putChains(tx.db, teacherChains, id, await chainIdsOf(tx, chainCodes))
  await putUnavailableDays(tx.db, { teacherId: id }, unavailable)
}

/** Name and unit of somebody outside of the register. @throws AppError `training.teacher.nameMissing`. */
function outsider(input: { name: string | null; unit: string | null; post: string | null }) {
  const { name, unit, post } = input
  if (name === null || unit === null)
    throw new AppError(
      'badInput',
      'training.teacher.nameMissing',
      'an outside expert has a name and a unit',
      {
        field: name === null ? 'name' : 'unit',
      },
    )
  return { name, unit, post }
}

/** Contacts of a person stand in the register, in one place. @throws AppError `training.teacher.contactOfPerson`. */
function noContacts({ phone, email }: { phone: string | null; email: string | null }) {
  if (phone !== null || email !== null)
    throw new AppError(
      'badInput',
      'training.teacher.contactOfPerson',
      'contacts of a person of the register are kept there',
      { field: phone === null ? 'email' : 'phone' },
    )
  return { phone: null, email: null }
}

async function refuseTwice<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    const field = violatesUnique(cause, 'teacher_person_id_key')
      ? 'personId'
      : violatesUnique(cause, 'teacher_name_unit')
        ? 'name'
        : null
    if (field === null) throw cause
    throw new AppError(
      'conflict',
      'training.teacher.twice',
      'this teacher is in the library already',
      { field },
      { cause },
    )
  }
}
