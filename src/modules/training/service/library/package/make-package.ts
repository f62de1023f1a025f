import { strToU8, type Zippable, zipSync } from 'fflate'
import { placeNames } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { listAttachments, readContent } from '#platform/files/queries.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Course } from '../../../contract/course.ts'
import {
  type CoursePackage,
  coursePackage,
  manifestName,
  mostMaterials,
  type PackagedCourse,
  packageFormat,
  packageVersion,
} from '../../../contract/course-package.ts'
import { versionsOf } from '../../../queries/course.ts'
import { markExported } from '../../../queries/course-writes.ts'
import { listTopics } from '../../../queries/topic.ts'
import { courseRef, libraryRef } from '../../../refs.ts'
import { heldCourse } from '../course-records.ts'
import { maxPackageBytes } from './read-package.ts'

/**
 * Packs public courses with their present version and files for the product of another city. People are left out of it.
 * From then on these versions are no longer corrected.
 *
 * @throws AppError `training.package.notPublic`, `.tooLarge`, or when a course is unknown.
 */
export async function makePackage(ctx: Context, ids: readonly string[]): Promise<File> {
  requireRight(ctx, 'training.course.export')
  const wanted = [...new Set(ids)].sort()
  return inTransaction(ctx, async (tx) => {
    const courses: Course[] = []
    for (const id of wanted) courses.push(await publicCourse(tx, id))
    const files: Zippable = {}
    const packed: PackagedCourse[] = []
    for (const [index, course] of courses.entries()) packed.push(await pack(tx, course, index + 1, files))
    const manifest: CoursePackage = coursePackage.parse({
      format: packageFormat,
      formatVersion: packageVersion,
      madeAt: tx.clock.now().toISOString(),
      city: await cityName(tx),
      courses: packed,
    })
    const bytes = zipSync(
      { [manifestName]: [strToU8(`${JSON.stringify(manifest, null, 2)}\n`), { level: 6 }], ...files },
      { mtime: tx.clock.now() },
    )
    if (bytes.length > maxPackageBytes) throw tooLarge()
    await markExported(tx.db, wanted, tx.clock.now())
    await recordChanges(
      tx,
      courses.map(({ id, title, versionNo }) => ({
        action: 'training.course.pack',
        object: courseRef(id),
        before: null,
        after: { title, versionNo },
        links: [{ from: courseRef(id), relation: 'partOf', to: libraryRef }],
      })),
    )
    return new File([new Uint8Array(bytes)], `courses-${businessDay(tx.clock)}.zip`, {
      type: 'application/zip',
    })
  })
}

async function publicCourse(tx: Context, id: string): Promise<Course> {
  const course = await heldCourse(tx, id)
  if (course.sharing === 'public') return course
  throw new AppError('conflict', 'training.package.notPublic', `${course.title} is not public`, {
    title: course.title,
  })
}

/** One course for the manifest; its files go into the archive. */
async function pack(tx: Context, course: Course, place: number, files: Zippable): Promise<PackagedCourse> {
  const [version] = await versionsOf(tx.db, course.id)
  const topics = await listTopics(tx.db)
  const kept = (await listAttachments(tx.db, courseRef(course.id))).filter(({ removed }) => removed === null)
  if (
    kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > maxPackageBytes ||
    kept.length > mostMaterials
  )
    throw tooLarge()
  const materials: PackagedCourse['materials'] = []
  for (const [index, { id, fileName, sizeBytes, sha256, note }] of kept.entries()) {
    const path = `materials/${place}/${index + 1}`
    // Office documents and pictures are packed already.
    files[path] = [new Uint8Array(await readContent(tx.db, id)), { level: 0 }]
    materials.push({ path, fileName, sizeBytes, sha256, note })
  }
  return {
    id: course.id,
    version: course.versionNo,
    changeNote: version!.changeNote,
    title: course.title,
    category: course.category,
    form: course.form,
    hours: course.hours,
    summary: course.summary,
    topics: course.topicCodes.map((code) => {
      const topic = topics.find((one) => one.code === code)!
      return { code, name: topic.name, category: topic.category, chain: topic.chainCode }
    }),
    chains: course.chainCodes.map((code, index) => ({ code, name: course.chainNames[index]! })),
    competences: course.competences,
    changeAbilities: course.changeAbilities,
    qualities: course.qualities,
    licence: course.licence,
    source: course.source,
    materials,
  }
}

const tooLarge = (): AppError =>
  new AppError('tooLarge', 'training.package.tooLarge', 'the package would be too large', {
    maxMegabytes: maxPackageBytes / 1024 / 1024,
  })

async function cityName(tx: Context): Promise<string> {
  const city = (await placeNames(tx.db)).find(({ kind }) => kind === 'city')
  if (city === undefined)
    throw new AppError('conflict', 'training.package.cityMissing', 'no region says which city this is')
  return city.name
}
