import { listChainNames } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { CoursePackage, PackagedCourse, PackagePreview } from '../../../contract/course-package.ts'
import { coursesById } from '../../../queries/course.ts'
import { type Brought, broughtBefore } from '../../../queries/course-package.ts'
import { listTopics } from '../../../queries/topic.ts'
import { seesCourse } from '../course-sight.ts'
import { readPackage } from './read-package.ts'

/** What a package would bring. Nothing is written. @throws AppError `training.package.*` for one that is not whole. */
export async function previewPackage(ctx: Context, file: File): Promise<PackagePreview> {
  requireRight(ctx, 'training.course.edit')
  const { manifest, sha256 } = await readPackage(file)
  const standings = await standingsOf(ctx, manifest.courses)
  return {
    city: manifest.city,
    madeAt: manifest.madeAt,
    sha256,
    courses: manifest.courses.map(({ id, title, version, changeNote, licence, materials }) => ({
      originId: id,
      title,
      version,
      changeNote,
      licence,
      materials: materials.length,
      ...standings.get(id)!,
    })),
    ...(await unknownSubjects(ctx, manifest)),
  }
}

type Standing = Pick<
  PackagePreview['courses'][number],
  'state' | 'courseId' | 'broughtVersion' | 'changedHere'
>

/** What each course of a package is to this library. One that the actor may not keep is not told. */
export async function standingsOf(
  ctx: Context,
  courses: readonly PackagedCourse[],
): Promise<Map<string, Standing>> {
  const ids = courses.map(({ id }) => id)
  const brought = await broughtBefore(ctx.db, ids)
  const here = new Map(
    (await coursesById(ctx.db, [...ids, ...[...brought.values()].map(({ courseId }) => courseId)])).map(
      (one) => [one.id, one],
    ),
  )
  const standing = (course: PackagedCourse): Standing => {
    const none = { courseId: null, broughtVersion: null, changedHere: false }
    const own = here.get(course.id)
    if (own !== undefined) return { ...none, state: 'own', courseId: seesCourse(ctx, own) ? own.id : null }
    const before = brought.get(course.id)
    if (before === undefined) return { ...none, state: 'new' }
    const kept = here.get(before.courseId)!
    if (!may(ctx, 'training.course.edit', { orgIds: [kept.hostOrgId] }))
      return { ...none, state: 'elsewhere' }
    return {
      state: stateOf(course, before),
      courseId: before.courseId,
      broughtVersion: before.originVersion,
      changedHere: kept.versionNo !== before.versionNo,
    }
  }
  return new Map(courses.map((course) => [course.id, standing(course)]))
}

function stateOf({ version }: PackagedCourse, { originVersion }: Brought): Standing['state'] {
  if (version > originVersion) return 'newer'
  return version === originVersion ? 'same' : 'older'
}

async function unknownSubjects(
  ctx: Context,
  { courses }: CoursePackage,
): Promise<Pick<PackagePreview, 'unknownTopics' | 'unknownChains'>> {
  const offered = (await listTopics(ctx.db)).filter(({ retired }) => !retired)
  const codes = new Set(offered.map(({ code }) => code))
  const chains = new Set((await listChainNames(ctx.db, businessDay(ctx.clock))).map(({ code }) => code))
  const topics = new Map(
    courses.flatMap((course) => course.topics.map((topic) => [topic.code, topic] as const)),
  )
  const named = new Map(
    courses.flatMap((course) => course.chains.map(({ code, name }) => [code, name] as const)),
  )
  return {
    unknownTopics: [...topics.values()]
      .filter(({ code }) => !codes.has(code))
      .map(({ code, name, category }) => ({
        code,
        name,
        category,
        likely: offered.find((topic) => topic.name === name)?.code ?? null,
      })),
    unknownChains: [...named].filter(([code]) => !chains.has(code)).map(([code, name]) => ({ code, name })),
  }
}
