import { randomBytes } from 'node:crypto'
import type { Account } from '#modules/access/contract.ts'
import { classCourses, enterInvitation, enterProposedDesign, lockedClass } from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from './data/days.ts'
import { must } from './loaded.ts'

/** Terms of the programme that have been designed by now. */
const designedTerms = 3
const daysBeforeClass = 20

/** The first classes of the programme, each designed in the weeks before it as the product proposes. */
export async function loadClassDesigns(
  tx: Context,
  accounts: ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'orgId'>>,
): Promise<void> {
  const rows = await tx.db
    .selectFrom('training.class')
    .select(['id', 'starts_on'])
    .where('term_no', '<=', designedTerms)
    .orderBy('term_no')
    .execute()
  const { id, name, orgId } = must(accounts.get('training'), 'the account training')
  const today = businessDay(tx.clock)
  for (const row of rows) {
    const day = addDays(row.starts_on, -daysBeforeClass)
    const at: Context = {
      ...tx,
      clock: fixedClock(`${day < today ? day : today}T02:00:00Z`),
      actor: { ...tx.actor, id, name, orgId },
    }
    await enterProposedDesign(at, await lockedClass(at, row.id), true)
  }
  const next = rows.at(-1)
  if (next !== undefined) await loadInvitation({ ...tx, actor: { ...tx.actor, id, name, orgId } }, next)
}

/** The teacher of the first course of the class that is near is invited; the address is made anew when it is shown. */
async function loadInvitation(
  tx: Context,
  { id, starts_on: startsOn }: { id: string; starts_on: string },
): Promise<void> {
  const course = (await classCourses(tx.db, id)).find(({ teacherId }) => teacherId !== null)
  if (course === undefined) return
  await enterInvitation(
    tx,
    randomBytes(32).toString('hex'),
    id,
    {
      teacherId: must(course.teacherId ?? undefined, 'a teacher'),
      courseId: course.courseId,
      slotOn: startsOn,
      slot: '上午 8:30—11:30',
      place: null,
      message: '学员多来自链上各部门和县区，请结合本地配套情况讲解，并留半小时交流。',
      tellsNeeds: true,
      tellsProblems: true,
      expiresOn: startsOn,
    },
    true,
  )
}
