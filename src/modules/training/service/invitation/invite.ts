import { randomUUID } from 'node:crypto'
import { recordChanges, recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { hideFile, keepFile, listAttachments, readAttached } from '#platform/files/attachments.ts'
import { maskEmail, maskPhone } from '#platform/privacy/mask.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import type { Invitation, InvitationFields } from '../../contract/invitation.ts'
import type { TrainingPorts } from '../../ports.ts'
import { classCourses } from '../../queries/class-courses.ts'
import { findCourse } from '../../queries/course.ts'
import * as queries from '../../queries/invitation.ts'
import { classRef, courseRef, invitationRef, teacherRef } from '../../refs.ts'
import { hashOfToken, tokenOf } from '../../rules/survey-token.ts'
import { lockedClass, visibleClass } from '../class/show-class.ts'
import { requireDesignable } from '../design/propose-design.ts'
import { requireTeachers } from '../library/teachers.ts'
import { invitationFiles } from './invitation-files.ts'

const unknown = (id: string) =>
  new AppError('notFound', 'training.teacherInvitation.unknown', `there is no invitation ${id}`, { id })

/** What makes the token of an invitation another than that of a questionnaire. */
const purpose = 'training.teacher invitation'

/** Teachers invited to a class, with what they answered and sent. */
export async function listInvitations(ctx: Context, classId: string): Promise<Invitation[]> {
  const of = await visibleClass(ctx, classId)
  requireRight(ctx, 'training.class.draft', of.belonging)
  const today = businessDay(ctx.clock)
  const found = await queries.invitationsOf(ctx.db, classId)
  return Promise.all(
    found.map(async (one) => ({
      ...without(one, ['classId', 'isDemo', 'contact', 'answeredAt']),
      isExpired: one.expiresOn < today,
      contact: one.contact === null ? null : masked(one.contact),
      answeredAt: one.answeredAt?.toISOString() ?? null,
      files: (await listAttachments(ctx, invitationFiles, invitationRef(one.id))).items,
    })),
  )
}

const masked = (contact: string): string => (contact.includes('@') ? maskEmail(contact) : maskPhone(contact))

/** Invites a teacher; gives the personal address. @throws AppError `conflict` `training.teacherInvitation.twice`. */
export async function createInvitation(
  ctx: Context,
  ports: Pick<TrainingPorts, 'secret'>,
  { id: classId, ...fields }: InvitationFields & { id: string },
): Promise<{ id: string; path: string }> {
  const secret = await ports.secret()
  return inTransaction(ctx, (tx) => enterInvitation(tx, secret, classId, fields, false))
}

/** The same in the open transaction. */
export async function enterInvitation(
  tx: Context,
  secret: string,
  classId: string,
  fields: InvitationFields,
  isDemo: boolean,
): Promise<{ id: string; path: string }> {
  const of = await lockedClass(tx, classId)
  requireDesignable(tx, of)
  await requireTeachers(tx, [fields.teacherId])
  await checkSlot(tx, of, fields)
  const id = randomUUID()
  const token = tokenOf(secret, id, purpose)
  const by = { id: tx.actor.id, name: tx.actor.name, at: tx.clock.now(), isDemo }
  try {
    await queries.insertInvitation(tx.db, id, classId, hashOfToken(token), fields, by)
  } catch (cause) {
    if (!violatesUnique(cause, 'teacher_invitation_talk')) throw cause
    throw new AppError(
      'conflict',
      'training.teacherInvitation.twice',
      'this teacher is invited to this talk already',
      { field: 'teacherId' },
      { cause },
    )
  }
  await recordChanges(tx, [
    {
      action: 'training.teacherInvitation.send',
      object: invitationRef(id),
      before: null,
      after: { classId, ...fields },
      links: linksOf(id, classId, fields.teacherId, fields.courseId),
    },
  ])
  return { id, path: `/i/${token}` }
}

async function checkSlot(
  tx: Context,
  of: { id: string; startsOn: string; endsOn: string },
  { courseId, slotOn, expiresOn }: InvitationFields,
): Promise<void> {
  if (courseId !== null && !(await classCourses(tx.db, of.id)).some((one) => one.courseId === courseId))
    throw badField('courseId', 'training.teacherInvitation.courseNotInClass', 'the class does not teach it')
  if (slotOn < of.startsOn || slotOn > of.endsOn)
    throw badField('slotOn', 'training.teacherInvitation.slotOutside', 'the class is not held on this day', {
      startsOn: of.startsOn,
      endsOn: of.endsOn,
    })
  if (expiresOn < businessDay(tx.clock))
    throw badField('expiresOn', 'training.teacherInvitation.expiryPast', 'the address would never open')
}

/** The personal address once more. That it was asked for is audited; the entry has no token. */
export async function showInvitationAddress(
  ctx: Context,
  ports: Pick<TrainingPorts, 'secret'>,
  id: string,
): Promise<{ path: string }> {
  const one = await ownInvitation(ctx, id)
  if (one.state === 'revoked') throw revoked(id)
  const token = tokenOf(await ports.secret(), id, purpose)
  await inTransaction(ctx, async (tx) => {
    await queries.setTokenHash(tx.db, id, hashOfToken(token))
    recordOccurrences(tx, [{ action: 'training.teacherInvitation.address', object: invitationRef(id) }])
  })
  return { path: `/i/${token}` }
}

/** Takes an invitation back. @throws AppError `conflict` when it was answered meanwhile or is revoked already. */
export async function revokeInvitation(
  ctx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<Invitation[]> {
  const { classId } = await ownInvitation(ctx, id)
  await inTransaction(ctx, async (tx) => {
    const before = (await queries.lockInvitation(tx.db, id))!
    requireVersion({ lockVersion: before.lockVersion }, lockVersion)
    if (before.state === 'revoked') throw revoked(id)
    await queries.updateInvitation(tx.db, id, { state: 'revoked' }, tx.clock.now())
    await recordChanges(tx, [
      {
        action: 'training.teacherInvitation.revoke',
        object: invitationRef(id),
        before: { state: before.state },
        after: { state: 'revoked' },
        reason,
        links: linksOf(id, classId, before.teacher.id, before.course?.id ?? null),
      },
    ])
  })
  return listInvitations(ctx, classId)
}

/** The contact that was left, in clear. Asking and showing are audited; neither entry has the value. */
export async function revealInvitationContact(
  ctx: Context,
  { id, reason }: { id: string; reason: string },
): Promise<{ contact: string | null }> {
  const { contact } = await ownInvitation(ctx, id)
  const object = invitationRef(id)
  const note = (action: string) =>
    inTransaction(ctx, async (tx) =>
      recordOccurrences(tx, [{ action, object, details: { fields: ['contact'] }, reason }]),
    )
  await note('training.teacherInvitation.askReveal')
  requireRight(ctx, 'training.teacher.reveal', {})
  await note('training.teacherInvitation.reveal')
  return { contact }
}

/** Takes slides that were sent into the files of the class or course; there they are seen by whoever sees it. */
export async function takeInvitationFile(
  ctx: Context,
  { id, attachmentId, to }: { id: string; attachmentId: string; to: 'class' | 'course' },
): Promise<Invitation[]> {
  const one = await ownInvitation(ctx, id)
  const target = to === 'class' ? classRef(one.classId) : await courseTarget(ctx, one)
  await inTransaction(ctx, async (tx) => {
    const { file, content } = await readAttached(tx, invitationFiles, attachmentId)
    if (file.object.id !== id || file.removed !== null)
      throw new AppError(
        'notFound',
        'platform.attachment.unknown',
        `there is no attachment ${attachmentId}`,
        {
          id: attachmentId,
        },
      )
    await keepFile(tx, target, {
      fileName: file.fileName,
      content,
      note: `${one.teacher.name}提供`,
    })
    await hideFile(tx, attachmentId, to === 'class' ? '已收入班次附件' : '已收入课程附件')
  })
  return listInvitations(ctx, one.classId)
}

async function courseTarget(ctx: Context, one: queries.StoredInvitation) {
  const course = one.course === null ? null : await findCourse(ctx.db, one.course.id)
  if (course === null || !may(ctx, 'training.course.edit', { orgIds: [course.hostOrgId] }))
    throw new AppError(
      'forbidden',
      'platform.attachment.notYours',
      'only who keeps the course changes its files',
    )
  return courseRef(course.id)
}

/** An invitation to a class that the actor drafts; any other answers as unknown. */
async function ownInvitation(ctx: Context, id: string): Promise<queries.StoredInvitation> {
  const one = await queries.findInvitation(ctx.db, id)
  if (one === null || !(await queries.visibleInvitations(ctx, [id])).has(id)) throw unknown(id)
  return one
}

const revoked = (id: string) =>
  new AppError('conflict', 'training.teacherInvitation.revoked', 'the invitation was taken back', { id })

/** From the invitation to the class, the teacher and the course it is about. */
export function linksOf(
  id: string,
  classId: string,
  teacherId: string,
  courseId: string | null,
): [Link, ...Link[]] {
  const from = invitationRef(id)
  return [
    { from, relation: 'invitesTo', to: classRef(classId) },
    { from, relation: 'invites', to: teacherRef(teacherId) },
    ...(courseId === null ? [] : [{ from, relation: 'about', to: courseRef(courseId) }]),
  ]
}
