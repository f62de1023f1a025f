import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import { type Actor, anonymous, type Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { keepFile, requireAttachable } from '#platform/files/attachments.ts'
import { maskNumbers } from '#platform/privacy/mask.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type InvitationPage, mostInvitationFiles } from '../../contract/invitation.ts'
import { findClass } from '../../queries/class.ts'
import { classCourses } from '../../queries/class-courses.ts'
import * as queries from '../../queries/invitation.ts'
import { sentFiles } from '../../queries/invitation-files.ts'
import { invitationRef } from '../../refs.ts'
import { tellAudience } from '../../rules/invitation-audience.ts'
import { hashOfToken, readToken } from '../../rules/survey-token.ts'
import { linksOf } from './invite.ts'

/** The same for an address that was never given out, one that can be none, a revoked and an expired one. */
const unknown = () =>
  new AppError('notFound', 'training.teacherInvitation.nothing', 'nothing is behind this address')

/** @throws AppError `training.teacherInvitation.nothing` */
async function enter(ctx: Context, given: string, hold: boolean): Promise<queries.StoredInvitation> {
  const token = readToken(given)
  const id = token === null ? null : await queries.invitationIdByHash(ctx.db, hashOfToken(token))
  const one = id === null ? null : await (hold ? queries.lockInvitation : queries.findInvitation)(ctx.db, id)
  if (one === null || one.state === 'revoked' || one.expiresOn < businessDay(ctx.clock)) throw unknown()
  return one
}

/** What the invited may know of the class, with what was answered. */
export async function openInvitation(ctx: Context, token: string): Promise<InvitationPage> {
  return pageOf(ctx, await enter(ctx, token, false))
}

async function pageOf(ctx: Context, one: queries.StoredInvitation): Promise<InvitationPage> {
  const of = await findClass(ctx.db, one.classId)
  if (of === null || one.state === 'revoked') throw unknown()
  const taught = (await classCourses(ctx.db, of.id)).find(({ courseId }) => courseId === one.course?.id)
  const needs = one.tellsNeeds ? await queries.tellableNeeds(ctx.db, of.id, one.course?.id ?? null) : []
  const problems = one.tellsProblems ? await queries.tellableProblems(ctx.db, of.id) : []
  return {
    host: of.host.name,
    teacherName: one.teacher.name,
    className: of.title,
    chainName: of.chainName,
    courseTitle: one.course?.title ?? null,
    hours: taught?.hours ?? null,
    slotOn: one.slotOn,
    slot: one.slot,
    place: one.place ?? of.place,
    message: one.message,
    expiresOn: one.expiresOn,
    isDemo: one.isDemo,
    seats: of.seats,
    audience: tellAudience(await queries.audienceOf(ctx.db, of.id)),
    needs: needs.map(maskNumbers),
    problems: problems.map(maskNumbers),
    state: one.state,
    answerNote: one.answerNote,
    talk: one.talk,
    hasContact: one.contact !== null,
    files: (await sentFiles(ctx.db, one.id)).map(({ fileName, sizeBytes }) => ({ fileName, sizeBytes })),
    answerVersion: one.lockVersion,
  }
}

interface InvitationAnswer {
  token: string
  answerVersion: number
  accepts: boolean
  answerNote: string | null
  talk: string | null
  contact?: string | null | undefined
}

/** Accepts or declines. @throws AppError `conflict` `training.teacherInvitation.elsewhere` for an older version. */
export async function answerInvitation(
  ctx: Context,
  { token, answerVersion, accepts, answerNote, talk, contact }: InvitationAnswer,
): Promise<InvitationPage> {
  return inTransaction(ctx, async (tx) => {
    const before = await enter(tx, token, true)
    // What stands now is not sent along: whoever holds an old page reads it anew.
    if (before.lockVersion !== answerVersion)
      throw new AppError(
        'conflict',
        'training.teacherInvitation.elsewhere',
        'it was answered elsewhere meanwhile',
      )
    const guest = asGuest(tx, before)
    const state = accepts ? 'accepted' : 'declined'
    const after = { state, answerNote: answerNote || null, talk: talk || null } as const
    await queries.updateInvitation(
      guest.db,
      before.id,
      {
        ...after,
        answeredAt: tx.clock.now(),
        ...(contact === undefined ? {} : { contact: contact || null }),
      },
      tx.clock.now(),
    )
    await recordChanges(guest, [
      {
        action: accepts ? 'training.teacherInvitation.accept' : 'training.teacherInvitation.decline',
        object: invitationRef(before.id),
        before: { state: before.state, answerNote: before.answerNote, talk: before.talk },
        // That a contact was left is said, and not which.
        after: { ...after, leftContact: contact === undefined ? before.contact !== null : Boolean(contact) },
        links: linksOf(before.id, before.classId, before.teacher.id, before.course?.id ?? null),
      },
    ])
    return pageOf(tx, (await queries.findInvitation(tx.db, before.id))!)
  })
}

/** Keeps slides until the organiser takes them. @throws AppError for a type that is refused, one too large or too many. */
export async function sendInvitationFile(
  ctx: Context,
  { token, file }: { token: string; file: File },
): Promise<InvitationPage> {
  await enter(ctx, token, false)
  requireAttachable(file)
  const content = new Uint8Array(await file.arrayBuffer())
  return inTransaction(ctx, async (tx) => {
    const one = await enter(tx, token, true)
    if ((await sentFiles(tx.db, one.id)).length >= mostInvitationFiles)
      throw new AppError('conflict', 'training.teacherInvitation.tooManyFiles', 'enough files wait already', {
        most: mostInvitationFiles,
      })
    await keepFile(asGuest(tx, one), invitationRef(one.id), { fileName: file.name, content, note: null })
    return pageOf(tx, one)
  })
}

/** Whoever has the address acts in the name of the invited, with no right. */
function asGuest(tx: Context, one: queries.StoredInvitation): Context {
  const actor: Actor = { ...anonymous, id: 'training.invited', name: one.teacher.name }
  return { ...tx, actor }
}
