import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  courseRef,
  enterCourse,
  enterTeacher,
  enterVenue,
  heldCourse,
  saveCourse,
  teacherRef,
  venueRef,
} from '#modules/training/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/files/attachments.ts'
import { type DemoCourse, demoCourses } from '../data/courses.ts'
import { addDays } from '../data/days.ts'
import { demoTeachers } from '../data/teachers.ts'
import type { DemoCity } from '../data/types.ts'
import { type DemoVenue, demoVenues } from '../data/venues.ts'
import { loadedBy, must } from '../loaded.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  /** By name. */
  personIds: ReadonlyMap<string, string>
}

/** The libraries of training: teachers, venues and courses, through the services, each as of some day before today. */
export async function loadLibrary(tx: Context, city: DemoCity, cast: Cast): Promise<void> {
  const teacherIds = await loadTeachers(tx, city, cast)
  for (const [index, venue] of demoVenues.entries()) await loadVenue(tx, venue, index)
  for (const [index, course] of demoCourses.entries()) await loadCourse(tx, course, index, cast, teacherIds)
}

/** Gives the ids by key. */
async function loadTeachers(tx: Context, city: DemoCity, { personIds }: Cast): Promise<Map<string, string>> {
  const today = businessDay(tx.clock)
  const ids = new Map<string, string>()
  for (const [index, { key, who, awayIn, chainCodes, ...teacher }] of demoTeachers.entries()) {
    const id = randomUUID()
    const isOutside = who.kind === 'outside'
    await enterTeacher(
      before(tx, 200 - index),
      {
        ...teacher,
        id,
        personId: isOutside ? null : personIn(city, personIds, who.orgCode),
        name: isOutside ? who.name : null,
        unit: isOutside ? who.unit : null,
        post: isOutside ? who.post : null,
        // Numbers of a range that is given to nobody.
        phone: isOutside ? `1900000${String(1000 + index)}` : null,
        email: isOutside ? `${key}@demo.invalid` : null,
        chainCodes: [...chainCodes],
        feeNote: null,
        note: null,
        retired: false,
        unavailable:
          awayIn === null
            ? []
            : [
                {
                  fromOn: addDays(today, awayIn.days),
                  untilOn: addDays(today, awayIn.days + awayIn.length - 1),
                  half: 'all',
                  reason: awayIn.reason,
                },
              ],
      },
      [loadedBy(teacherRef(id))],
      true,
    )
    ids.set(key, id)
  }
  return ids
}

/** The first person of an organisation. */
function personIn(city: DemoCity, personIds: ReadonlyMap<string, string>, orgCode: string): string {
  const person = city.people.find((one) => one.orgCode === orgCode)
  return must(personIds.get(person?.name ?? ''), `a person of ${orgCode}`)
}

async function loadVenue(tx: Context, { chainCode, ...venue }: DemoVenue, index: number): Promise<void> {
  const id = randomUUID()
  const owner = chainCode === null ? null : await chainOwnerOf(tx, chainCode)
  await enterVenue(
    before(tx, 180 - index),
    {
      ...venue,
      id,
      regionCode: owner?.regionCode ?? venue.regionCode,
      chainCodes: chainCode === null ? [] : [chainCode],
      enterpriseId: owner?.id ?? null,
      contactName: '演示联系人',
      contactPhone: `1900000${String(2000 + index)}`,
      note: null,
      retired: false,
      unavailable: [],
    },
    [loadedBy(venueRef(id))],
    true,
  )
}

/** The first chain owner that is placed on a chain. */
async function chainOwnerOf(
  tx: Context,
  chainCode: string,
): Promise<{ id: string; regionCode: string } | null> {
  const { rows } = await sql<{ id: string; region_code: string }>`
    select e.id, e.region_code from directory.enterprise e
    where 'chainOwner' = any(e.kinds) and exists (
      select from chains.placement p join chains.template_node n on n.node_id = p.node_id
      join chains.template t on t.id = n.template_id join chains.chain c on c.id = t.chain_id
      where p.enterprise_id = e.id and c.code = ${chainCode})
    order by e.name limit 1`.execute(tx.db)
  return rows[0] === undefined ? null : { id: rows[0].id, regionCode: rows[0].region_code }
}

async function loadCourse(
  tx: Context,
  course: DemoCourse,
  index: number,
  { organisationIds }: Cast,
  teachers: ReadonlyMap<string, string>,
): Promise<void> {
  const id = randomUUID()
  const { second, hostCode, teachers: keys, retired, sharing, ...content } = course
  const input = {
    ...content,
    topicCodes: [...content.topicCodes],
    chainCodes: [...content.chainCodes],
    competences: [competences[index % competences.length]!],
    changeAbilities: [abilities[index % abilities.length]!],
    qualities: [qualities[index % qualities.length]!],
    hostOrgId: must(organisationIds.get(hostCode), hostCode),
    teacherIds: keys.map((key) => must(teachers.get(key), `teacher ${key}`)),
    licence: sharing === 'public' ? '可用于干部培训，须注明来源，不得用于商业用途' : null,
    source: '自行开发（演示）',
  }
  await enterCourse(
    before(tx, 170 - index * 3),
    { ...input, id, sharing, retired },
    { links: [loadedBy(courseRef(id))], isDemo: true },
  )
  if (sharing === 'public') await keepFile(before(tx, 160 - index * 3), courseRef(id), outlineOf(course))
  if (second === null) return
  const later = before(tx, 60 - index)
  await saveCourse(
    later,
    await heldCourse(later, id),
    { ...input, summary: `${content.summary}${second.added}`, retired, changeNote: second.note },
    'training.course.update',
  )
}

/** What stands for the slides of an invented course. */
const outlineOf = ({ title, summary }: DemoCourse) => ({
  fileName: `${title}讲义提纲.txt`,
  content: new TextEncoder().encode(`${title}（演示）\n\n${summary}\n`),
  note: '演示课件',
})

const competences = ['systemsThinking', 'reformInnovation', 'useOfMarkets', 'riskPrevention'] as const
const abilities = ['recognise', 'respond', 'seek'] as const
const qualities = ['specialised', 'refined', 'practical'] as const

/** The same transaction so many days ago. */
const before = (tx: Context, days: number): Context => ({
  ...tx,
  clock: fixedClock(`${addDays(businessDay(tx.clock), -days)}T02:00:00Z`),
  actor: { ...tx.actor, id: 'demo', name: '干部教育科经办人' },
})
