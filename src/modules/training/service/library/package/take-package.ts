import type { z } from 'zod'
import { chainIdsByCode } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { keepFile } from '#platform/files/attachments.ts'
import { listAttachments } from '#platform/files/queries.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  createTopic,
  leaveTopic,
  type PackagedCourse,
  type packageTaking,
} from '../../../contract/course-package.ts'
import { findCourse } from '../../../queries/course.ts'
import { insertPackage, putOrigin } from '../../../queries/course-package.ts'
import { listTopics } from '../../../queries/topic.ts'
import { coursePackageRef, courseRef, libraryRef } from '../../../refs.ts'
import { enterTopic, requireTopics } from '../../topics.ts'
import { heldCourse } from '../course-records.ts'
import { enterCourse, saveCourse } from '../courses.ts'
import { standingsOf } from './preview-package.ts'
import { type ReadPackage, readPackage } from './read-package.ts'

export type PackageTaking = z.output<typeof packageTaking>

/**
 * Takes courses of a package in one transaction: new ones are made, of those brought before a newer version is made. Their
 * files come along; a file that the course has already is not doubled.
 *
 * @throws AppError `training.package.*` when the package is not whole or not the one previewed, a course brings nothing new,
 *   or a topic that is not known here was not answered for.
 */
export async function takePackage(
  ctx: Context,
  taking: PackageTaking,
): Promise<{ created: number; renewed: number; courseIds: string[] }> {
  requireRight(ctx, 'training.course.edit', { orgIds: [taking.hostOrgId] })
  const read = await readPackage(taking.file)
  if (read.sha256 !== taking.sha256)
    throw new AppError(
      'conflict',
      'training.package.otherFile',
      'this is not the package that was previewed',
      {
        field: 'file',
      },
    )
  const wanted = new Set(taking.originIds)
  const courses = read.manifest.courses.filter(({ id }) => wanted.has(id))
  if (courses.length < wanted.size || courses.length === 0)
    throw new AppError('badInput', 'training.package.notInIt', 'a chosen course is not in the package', {
      field: 'originIds',
    })
  return inTransaction(ctx, async (tx) => {
    const standings = await standingsOf(tx, courses)
    for (const { id, title } of courses)
      if (!['new', 'newer'].includes(standings.get(id)!.state))
        throw new AppError('conflict', 'training.package.nothingNew', `${title} brings nothing new`, {
          title,
        })
    const topicOf = await topicsFor(tx, courses, taking.topics)
    const packageId = await notePackage(tx, read, courses)
    const courseIds: string[] = []
    let created = 0
    for (const course of courses) {
      const { courseId } = standings.get(course.id)!
      if (courseId === null) created += 1
      courseIds.push(await takeCourse(tx, course, courseId, { taking, read, packageId, topicOf }))
    }
    return { created, renewed: courses.length - created, courseIds }
  })
}

interface Taken {
  taking: PackageTaking
  read: ReadPackage
  packageId: string
  /** The topic here for a code of the package; null when it is left out. */
  topicOf: ReadonlyMap<string, string | null>
}

async function takeCourse(
  tx: Context,
  course: PackagedCourse,
  courseId: string | null,
  { taking, read, packageId, topicOf }: Taken,
): Promise<string> {
  const known = await chainIdsByCode(tx.db)
  const topicCodes = course.topics.flatMap(({ code }) => topicOf.get(code) ?? [])
  const content = {
    title: course.title,
    category: course.category,
    form: course.form,
    hours: course.hours,
    summary: course.summary,
    topicCodes: [...new Set(topicCodes)],
    chainCodes: course.chains.map(({ code }) => code).filter((code) => known.has(code)),
    competences: course.competences,
    changeAbilities: course.changeAbilities,
    qualities: course.qualities,
    licence: course.licence,
    source: course.source,
  }
  const broughtFrom = (id: string) => [
    { from: courseRef(id), relation: 'broughtFrom', to: coursePackageRef(packageId) },
  ]
  const { city } = read.manifest
  let id = courseId
  if (id === null) {
    id = crypto.randomUUID()
    const input = { ...content, id, hostOrgId: taking.hostOrgId, sharing: taking.sharing, teacherIds: [] }
    await enterCourse(tx, input, { links: broughtFrom(id), action: 'training.course.take' })
  } else {
    const before = await heldCourse(tx, id)
    const changeNote = [`${city}第${course.version}版`, course.changeNote]
      .filter(Boolean)
      .join('：')
      .slice(0, 500)
    const { hostOrgId, retired } = before
    const edit = {
      ...content,
      hostOrgId,
      retired,
      changeNote,
      teacherIds: before.teachers.map((one) => one.id),
    }
    await saveCourse(tx, before, edit, 'training.course.take', broughtFrom(id))
  }
  const { versionNo } = (await findCourse(tx.db, id))!
  await putOrigin(tx.db, {
    courseId: id,
    originId: course.id,
    originVersion: course.version,
    versionNo,
    city,
    packageId,
  })
  await takeMaterials(tx, id, course, read)
  return id
}

async function takeMaterials(
  tx: Context,
  id: string,
  course: PackagedCourse,
  { materials }: ReadPackage,
): Promise<void> {
  const object = courseRef(id)
  const kept = new Set((await listAttachments(tx.db, object)).map(({ sha256 }) => sha256))
  for (const { path, fileName, sha256, note } of course.materials) {
    if (kept.has(sha256)) continue
    await keepFile(tx, object, { fileName, content: materials.get(path)!, note })
    kept.add(sha256)
  }
}

/** The topic here for each one of the package, new ones made as answered. */
async function topicsFor(
  tx: Context,
  courses: readonly PackagedCourse[],
  answers: Readonly<Record<string, string>>,
): Promise<Map<string, string | null>> {
  const offered = new Set((await listTopics(tx.db)).filter(({ retired }) => !retired).map(({ code }) => code))
  const chains = await chainIdsByCode(tx.db)
  const found = new Map<string, string | null>()
  for (const topic of courses.flatMap(({ topics }) => topics)) {
    if (found.has(topic.code)) continue
    const answer = offered.has(topic.code) ? topic.code : answers[topic.code]
    if (answer === undefined)
      throw new AppError('badInput', 'training.package.topicOpen', `what becomes of ${topic.name}?`, {
        field: 'topics',
        name: topic.name,
        code: topic.code,
      })
    if (answer === createTopic) {
      const chainCode = topic.chain !== null && chains.has(topic.chain) ? topic.chain : null
      await enterTopic(tx, { code: topic.code, name: topic.name, category: topic.category, chainCode })
      found.set(topic.code, topic.code)
    } else if (answer === leaveTopic) found.set(topic.code, null)
    else {
      await requireTopics(tx, 'topics', [answer])
      found.set(topic.code, answer)
    }
  }
  return found
}

async function notePackage(
  tx: Context,
  { manifest, sha256, fileName }: ReadPackage,
  courses: readonly PackagedCourse[],
): Promise<string> {
  const { city, madeAt } = manifest
  const id = await insertPackage(tx.db, {
    city,
    fileName,
    sha256,
    madeAt,
    takenAt: tx.clock.now(),
    takenBy: tx.actor.id,
    takenByName: tx.actor.name,
  })
  const from = coursePackageRef(id)
  await recordChanges(tx, [
    {
      action: 'training.coursePackage.take',
      object: from,
      before: null,
      after: { city, fileName, sha256, madeAt, courses: courses.map(({ title }) => title) },
      links: [{ from, relation: 'partOf', to: libraryRef }],
    },
  ])
  return id
}
