import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { download, endpoint, instant, oneOrMany } from '#platform/http/contract.ts'
import { courseForm, sharingLevel } from './course.ts'
import { changeAbility, competence, trainingQuality } from './tags.ts'
import { topicCategory, topicCode } from './topic.ts'

/** Name of the format as the manifest states it, and its version: raised when a reader of before would be misled. */
export const packageFormat = 'shuanglian-course-package'
export const packageVersion = 1
/** Where the manifest stands in the archive. */
export const manifestName = 'course-package.json'
/** Most courses of one package, and most files of one course. */
export const mostCourses = 50
export const mostMaterials = 50

const text = (max: number) => z.string().trim().min(1).max(max)

/** A file of a course, in the archive under `materials/`. */
const material = z.strictObject({
  path: z
    .string()
    .regex(/^materials\/[0-9]{1,3}\/[0-9]{1,3}$/)
    .describe('Where the file stands in the archive: materials/<course>/<file>, both counted from 1'),
  fileName: text(200).describe('What the file is called; a label, never a path'),
  sizeBytes: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  note: z.string().max(500).nullable(),
})

const packagedCourse = z.strictObject({
  id: z
    .uuid()
    .describe('Of the course where it was made; the same in every package, so that a newer version is known'),
  version: z.number().int().min(1),
  changeNote: z.string().max(500).nullable().describe('What changed since the version before'),
  title: text(120),
  category: topicCategory,
  form: courseForm,
  hours: z
    .string()
    .regex(/^\d{1,3}(\.\d)?$/)
    .describe('Class-hours'),
  summary: text(4000),
  topics: z
    .array(
      z.strictObject({
        code: topicCode,
        name: text(60),
        category: topicCategory,
        chain: code.nullable().describe('Code of the chain; null for a topic of every chain'),
      }),
    )
    .max(20),
  chains: z.array(z.strictObject({ code, name: text(60) })).max(20),
  competences: z.array(competence).max(4),
  changeAbilities: z.array(changeAbility).max(3),
  qualities: z.array(trainingQuality).max(3),
  licence: z.string().max(300).nullable(),
  source: z.string().max(300).nullable(),
  materials: z.array(material).max(mostMaterials),
})
export type PackagedCourse = z.infer<typeof packagedCourse>

/** The manifest of a package. docs/formats/course-package.schema.json is made of it. */
export const coursePackage = z.strictObject({
  format: z.literal(packageFormat),
  formatVersion: z.literal(packageVersion),
  madeAt: instant,
  city: text(60).describe('The city that gives the courses'),
  courses: z.array(packagedCourse).min(1).max(mostCourses),
})
export type CoursePackage = z.infer<typeof coursePackage>

/**
 * What a course of a package is to the library it comes to. `own` was made here; `elsewhere` was brought by another
 * organisation, whose courses the caller does not keep.
 */
export const packageStates = ['new', 'newer', 'same', 'older', 'own', 'elsewhere'] as const

const packagePreview = z.object({
  city: z.string(),
  madeAt: instant,
  /** Of the file, which the caller sends back to say that this one is meant. */
  sha256: z.string(),
  courses: z.array(
    z.object({
      originId: z.uuid(),
      title: z.string(),
      version: z.number().int(),
      changeNote: z.string().nullable(),
      licence: z.string().nullable(),
      materials: z.number().int(),
      state: z.enum(packageStates),
      /** The course here that came from it before. */
      courseId: z.uuid().nullable(),
      /** The version there that was brought before. */
      broughtVersion: z.number().int().nullable(),
      /** Whether it was changed here since it was brought: what is taken stands on top of that as a new version. */
      changedHere: z.boolean(),
    }),
  ),
  /** Topics whose code is not known here or is retired, each with the one that has its name, if any. */
  unknownTopics: z.array(
    z.object({
      code: topicCode,
      name: z.string(),
      category: topicCategory,
      likely: topicCode.nullable(),
    }),
  ),
  /** Chains that this city does not have: courses come without them. */
  unknownChains: z.array(z.object({ code, name: z.string() })),
})
export type PackagePreview = z.infer<typeof packagePreview>

/** What becomes of a topic that is not known here: another one in its place, a new one, or none. */
export const createTopic = '+'
export const leaveTopic = '-'
const topicAnswer = z.union([z.literal(createTopic), z.literal(leaveTopic), topicCode])

export const packageTaking = z.object({
  file: z.file(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Which courses of the package are taken, by their ids in it. */
  originIds: oneOrMany(z.uuid()),
  hostOrgId: z.uuid(),
  sharing: sharingLevel.default('class'),
  /** By code: another topic, `+` for a new one, `-` for none. */
  topics: z.record(topicCode, topicAnswer).default({}),
})

const tags = ['training']

export const coursePackageContract = {
  exportCoursePackage: endpoint('training.course.export', {
    method: 'POST',
    path: '/training/course-package/export',
    tags,
    summary: 'Public courses with their materials as a package for the product of another city',
  })
    .input(z.object({ courseIds: z.array(z.uuid()).min(1).max(mostCourses) }))
    .output(download),
  previewCoursePackage: endpoint('training.course.edit', {
    method: 'POST',
    path: '/training/course-package/preview',
    tags,
    summary: 'What a package of another city would bring; nothing is written',
  })
    .input(z.object({ file: z.file() }))
    .output(packagePreview),
  takeCoursePackage: endpoint('training.course.edit', {
    method: 'POST',
    path: '/training/course-package',
    tags,
    summary: 'Take courses of a package, all of those chosen or none',
    successStatus: 201,
  })
    .input(packageTaking)
    .output(z.object({ created: z.number().int(), renewed: z.number().int(), courseIds: z.array(z.uuid()) })),
}
