import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import type { Guard } from '#platform/rights/rights.ts'
import type { Describer } from '#platform/thread/thread.ts'
import type { InvitationFields, InvitationState } from '../contract/invitation.ts'
import { visibleClasses } from './class.ts'

/** An invitation as stored, the contact in clear: it stays inside the service. */
export interface StoredInvitation {
  id: string
  classId: string
  teacher: { id: string; name: string }
  course: { id: string; title: string } | null
  slotOn: string
  slot: string
  place: string | null
  message: string | null
  tellsNeeds: boolean
  tellsProblems: boolean
  expiresOn: string
  state: InvitationState
  answerNote: string | null
  talk: string | null
  contact: string | null
  answeredAt: Date | null
  createdByName: string
  isDemo: boolean
  lockVersion: number
}

const invitations = (db: Db) =>
  db
    .selectFrom('training.teacher_invitation as v')
    .innerJoin('training.teacher as t', 't.id', 'v.teacher_id')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .leftJoin('training.course as c', 'c.id', 'v.course_id')
    .selectAll('v')
    .select([sql<string>`coalesce(p.name, t.name)`.as('teacher_name'), 'c.name as course_title'])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const toInvitation = (row: Row): StoredInvitation => ({
  id: row.id,
  classId: row.class_id,
  teacher: { id: row.teacher_id, name: row.teacher_name },
  course:
    row.course_id === null || row.course_title === null
      ? null
      : { id: row.course_id, title: row.course_title },
  slotOn: row.slot_on,
  slot: row.slot,
  place: row.place,
  message: row.message,
  tellsNeeds: row.tells_needs,
  tellsProblems: row.tells_problems,
  expiresOn: row.expires_on,
  state: row.state as InvitationState,
  answerNote: row.answer_note,
  talk: row.talk,
  contact: row.contact,
  answeredAt: row.answered_at,
  createdByName: row.created_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
})

/** The invitations of a class, the last first. */
export async function invitationsOf(db: Db, classId: string): Promise<StoredInvitation[]> {
  const rows = await invitations(db)
    .where('v.class_id', '=', classId)
    .orderBy('v.created_at', 'desc')
    .orderBy('v.id')
    .execute()
  return rows.map(toInvitation)
}

export async function findInvitation(db: Db, id: string): Promise<StoredInvitation | null> {
  const row = await invitations(db).where('v.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockInvitation(db: Db, id: string): Promise<StoredInvitation | null> {
  await db.selectFrom('training.teacher_invitation').select('id').where('id', '=', id).forUpdate().execute()
  return findInvitation(db, id)
}

/** By the hash of its token. */
export async function invitationIdByHash(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('training.teacher_invitation')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertInvitation(
  db: Db,
  id: string,
  classId: string,
  tokenHash: string,
  fields: InvitationFields,
  by: { id: string; name: string; at: Date; isDemo: boolean },
): Promise<void> {
  await db
    .insertInto('training.teacher_invitation')
    .values({
      id,
      class_id: classId,
      teacher_id: fields.teacherId,
      course_id: fields.courseId,
      token_hash: tokenHash,
      slot_on: fields.slotOn,
      slot: fields.slot,
      place: fields.place,
      message: fields.message,
      tells_needs: fields.tellsNeeds,
      tells_problems: fields.tellsProblems,
      expires_on: fields.expiresOn,
      state: 'open',
      created_by: by.id,
      created_by_name: by.name,
      is_demo: by.isDemo,
      created_at: by.at,
      updated_at: by.at,
    })
    .execute()
}

/** Keeps the hash of the token that the secret gives now: the secret of the installation may have changed. */
export async function setTokenHash(db: Db, id: string, tokenHash: string): Promise<void> {
  await db
    .updateTable('training.teacher_invitation')
    .set({ token_hash: tokenHash })
    .where('id', '=', id)
    .execute()
}

/** Writes what changed of an invitation, with a version one higher. */
export async function updateInvitation(
  db: Db,
  id: string,
  values: Partial<Pick<StoredInvitation, 'state' | 'answerNote' | 'talk' | 'contact' | 'answeredAt'>>,
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.teacher_invitation')
    .set((set) => ({
      ...(values.state === undefined ? {} : { state: values.state }),
      ...(values.answerNote === undefined ? {} : { answer_note: values.answerNote }),
      ...(values.talk === undefined ? {} : { talk: values.talk }),
      ...(values.contact === undefined ? {} : { contact: values.contact }),
      ...(values.answeredAt === undefined ? {} : { answered_at: values.answeredAt }),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Who comes to a class by the kind of the sending unit, the most first. */
export async function audienceOf(db: Db, classId: string): Promise<{ kind: string; people: number }[]> {
  const { rows } = await sql<{ kind: string; people: number }>`
    select o.kind, count(*)::int as people from training.nomination n
    join directory.organisation o on o.id = n.unit_org_id
    where n.class_id = ${classId} and n.state = 'selected' group by o.kind order by 2 desc, 1`.execute(db)
  return rows
}

/**
 * What may be told outside of needs that a class meets: statements of organisations and posts, without their unit, and
 * none in which a person of the register is named.
 */
export async function tellableNeeds(db: Db, classId: string, courseId: string | null): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`
    select n.statement from training.class_need x join training.need n on n.id = x.need_id
    where x.class_id = ${classId} and x.outcome = 'met' and n.level in ('organisation', 'post')
      and (${courseId}::text is null or x.met_by @> jsonb_build_array(jsonb_build_object('courseId', ${courseId}::text)))
      and not exists (select from directory.person p where position(p.name in n.statement) > 0)
      and not exists (select from directory.enterprise e where position(e.name in n.statement) > 0)
    order by n.weight desc, n.number limit 30`.execute(db)
  return rows.map((row) => row.statement)
}

/**
 * The same of problems that a class addresses: titles of those that were confirmed, are of no enterprise, and name
 * neither a person of the register nor an enterprise.
 */
export async function tellableProblems(db: Db, classId: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select p.title from training.class_source x
      join matters.problem p on p.id::text = x.ref_id
      join platform.workflow_instance i on i.object_kind = 'matters.problem' and i.object_id = x.ref_id
    where x.class_id = ${classId} and x.ref_kind = 'matters.problem' and x.outcome = 'addressed'
      and p.deleted_at is null and p.enterprise_id is null
      and i.state in ('planned', 'inProgress', 'resolved', 'rated', 'closed', 'suspended', 'escalated')
      and not exists (select from directory.person n where position(n.name in p.title) > 0)
      and not exists (select from directory.enterprise e where position(e.name in p.title) > 0)
    order by p.number limit 20`.execute(db)
  return rows.map((row) => row.title)
}

/** Names and addresses of invitations for threads. */
export const invitationTitles: Describer = async (db, ids) => {
  const rows = await invitations(db)
    .where(sql<boolean>`v.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { title: row.teacher_name, href: `/training/classes/${row.class_id}/design` },
    ]),
  )
}

/** An invitation, and the files sent with it, are seen by whoever drafts its class. */
export const visibleInvitations: Guard = async (ctx, ids) => {
  const rows = await ctx.db
    .selectFrom('training.teacher_invitation')
    .select(['id', 'class_id'])
    .where(sql<boolean>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  const classIds = [...new Set(rows.map((row) => row.class_id))]
  const seen = await visibleClasses(ctx, classIds, 'training.class.draft')
  return new Set(rows.filter((row) => seen.has(row.class_id)).map((row) => row.id))
}
