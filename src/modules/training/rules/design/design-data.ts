import type { DesignSource } from '../../contract/design-shapes.ts'
import type { ClassModule, CourseForm, Need, TopicCategory, TrainingTags } from '../../contract/index.ts'
import type { TitleLevel } from '../../contract/teacher.ts'
import type { Unavailability } from '../../contract/unavailability.ts'

/** What the design of a class is made of. */
export interface DesignData {
  readonly class: {
    readonly host: { readonly id: string }
    readonly chainCode: string | null
    readonly hours: number
    readonly startsOn: string
    readonly endsOn: string
    readonly modules: readonly (ClassModule & { readonly taughtBy: { readonly name: string } | null })[]
  }
  readonly needs: readonly DesignNeedData[]
  /** Of the library, retired ones among them. */
  readonly courses: ReadonlyMap<string, DesignCourseData>
  readonly teachers: ReadonlyMap<string, DesignTeacherData>
  /** Topics covered by courses that are not shared with whoever designs. */
  readonly unsharedTopics: ReadonlySet<string>
  readonly sources: readonly DesignSourceData[]
}

export interface DesignNeedData
  extends Pick<
    Need,
    'id' | 'number' | 'statement' | 'level' | 'chainCode' | 'chainName' | 'weight' | 'topics' | 'tags'
  > {
  readonly orgName: string
  readonly nodeCode: string | null
  /** Kind and id of what it was seen from. */
  readonly sources: readonly { readonly kind: string; readonly id: string }[]
  /** Whether whoever asks may see it. */
  readonly inSight: boolean
}

/** What a version of a course teaches. */
export interface CourseContent extends TrainingTags {
  readonly versionNo: number
  readonly title: string
  readonly category: TopicCategory
  readonly form: CourseForm
  readonly hours: number
  readonly topics: readonly { readonly code: string; readonly name: string }[]
  readonly chains: readonly string[]
}

export interface DesignCourseData {
  readonly id: string
  /** The latest first; never empty. */
  readonly versions: readonly CourseContent[]
  readonly teacherIds: readonly string[]
  readonly retired: boolean
  readonly timesUsed: number
  readonly inSight: boolean
  readonly hostOrgId: string
  /** The city it was brought from, else its host. */
  readonly from: string
}

export interface DesignTeacherData {
  readonly id: string
  readonly name: string
  readonly level: TitleLevel
  /** The organisation of a person of the register; null for an outside expert. */
  readonly orgId: string | null
  readonly retired: boolean
  readonly busy: readonly Unavailability[]
}

/** An open problem or a gap of the chain. */
export interface DesignSourceData {
  readonly kind: 'matters.problem' | 'chains.node'
  readonly id: string
  /** The node it is about, or that it is. */
  readonly nodeCode: string | null
  /** Of a gap. */
  readonly verdict: DesignSource['verdict']
}

/** A course as it stands in a draft. */
export interface DraftCourse {
  readonly modulePosition: number
  readonly courseId: string
  readonly versionNo: number
  readonly teacherId: string | null
  readonly hours: number
}

export const presentOf = (course: DesignCourseData): CourseContent => course.versions[0]!

/** The version that a draft names; the present one where that is gone. */
export const contentOf = (course: DesignCourseData, versionNo: number): CourseContent =>
  course.versions.find((version) => version.versionNo === versionNo) ?? presentOf(course)
