import { accountsOfOrganisations, accountsOfPeople } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { changeSentence, type ReleasedSession, type TimetableChange } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { peopleOfTeachers } from '../../queries/held-sessions.ts'
import { releasesOf } from '../../queries/timetable.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { classRef } from '../../refs.ts'

interface Told {
  number: number
  content: readonly ReleasedSession[]
  changes: readonly TimetableChange[]
}

/** Sentences in one notice; the page tells the rest. */
const mostSentences = 12

/**
 * Tells a release to those whom it changes something for, and gives how many accounts that are. Trainees attend every
 * session, so each change is theirs; who sits online cares for no room. A teacher hears of sessions taught before or
 * after. Whoever runs the class hears of each release but their own. The first release is new to all of them.
 */
export async function tellRelease(
  tx: Context,
  one: StoredClass,
  release: Told,
  before: readonly ReleasedSession[] | null,
): Promise<number> {
  const first = before === null
  const moving = release.changes.some(({ rule }) => rule !== 'venue')
  const trainees = (await traineesOf(tx.db, one.id)).filter(
    ({ seat }) => first || moving || (release.changes.length > 0 && seat === 'hall'),
  )
  const changed = new Set(release.changes.map(({ sessionId }) => sessionId))
  const concerned = [...release.content, ...(before ?? [])].filter(({ id }) => first || changed.has(id))
  const teacherPeople = await peopleOfTeachers(tx.db, [
    ...new Set(concerned.flatMap(({ teachers }) => teachers.map(({ id }) => id))),
  ])
  const accountOf = await accountsOfPeople(tx.db, [
    ...new Set([...trainees.map(({ personId }) => personId), ...teacherPeople.values()]),
  ])
  const hosts = await accountsOfOrganisations(
    tx.db,
    [one.host.id],
    'training.class.run',
    businessDay(tx.clock),
  )
  const attending = new Set(accountOf.values())
  const running = new Set(hosts.filter((id) => id !== tx.actor.id && !attending.has(id)))
  const notice = first
    ? wholeNotice(one, release)
    : {
        ...wholeNotice(one, release),
        title: `课表有调整：${one.title}`,
        text: sentencesOf(release.changes),
      }
  if (attending.size > 0) await notify(tx, { ...notice, to: [...attending], href: '/timetable' })
  if (running.size > 0)
    await notify(tx, { ...notice, to: [...running], href: `/training/classes/${one.id}/timetable` })
  return attending.size + running.size
}

/** Tells trainees who came to a class after its timetable was released where they find it; nothing before that. */
export async function tellLateTrainees(
  tx: Context,
  one: StoredClass,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  const [release] = await releasesOf(tx.db, one.id)
  if (release === undefined) return
  await notify(tx, { ...wholeNotice(one, release), to: [...accountIds], href: '/timetable' })
}

const wholeNotice = (one: StoredClass, release: Pick<Told, 'number' | 'content'>) => ({
  topic: 'training.timetable.released',
  title: `课表已发布：${one.title}`,
  text: `${one.startsOn} 至 ${one.endsOn}，共 ${release.content.length} 节课。`,
  object: classRef(one.id),
  urgency: 'know' as const,
  dedupeKey: `training.timetable ${one.id} ${release.number}`,
})

function sentencesOf(changes: readonly TimetableChange[]): string {
  const told = changes.slice(0, mostSentences).map((change) => changeSentence(change).zh)
  return [
    ...told,
    ...(changes.length > told.length ? [`另有 ${changes.length - told.length} 处调整。`] : []),
  ].join('\n')
}
