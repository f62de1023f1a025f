import type { DesignCourseData, DesignData, DesignNeedData, DesignTeacherData } from '../design-data.ts'

const tags = { competences: [], changeAbilities: [], qualities: [] }
const topicsOf = (codes: readonly string[]) => codes.map((code) => ({ code, name: `主题${code}` }))

/** A need of every chain on some topics. */
export const need = (
  id: string,
  topics: readonly string[],
  more: Partial<DesignNeedData> = {},
): DesignNeedData => ({
  id,
  number: 1,
  statement: id,
  level: 'organisation',
  chainCode: null,
  chainName: null,
  weight: 3,
  topics: topicsOf(topics),
  tags,
  orgName: '某局',
  nodeCode: null,
  sources: [],
  inSight: true,
  ...more,
})

/** A course of three hours of every chain on some topics. */
export const course = (
  id: string,
  topics: readonly string[],
  {
    content = {},
    ...more
  }: Partial<DesignCourseData> & { content?: Partial<DesignCourseData['versions'][0]> } = {},
): DesignCourseData => ({
  id,
  versions: [
    {
      ...tags,
      versionNo: 1,
      title: `课程${id}`,
      category: 'industryTrend',
      form: 'lecture',
      hours: 3,
      topics: topicsOf(topics),
      chains: [],
      ...content,
    },
  ],
  teacherIds: [],
  retired: false,
  timesUsed: 0,
  inSight: true,
  hostOrgId: 'host',
  from: '某单位',
  ...more,
})

export const teacher = (id: string, more: Partial<DesignTeacherData> = {}): DesignTeacherData => ({
  id,
  name: `教师${id}`,
  level: 'other',
  orgId: null,
  retired: false,
  busy: [],
  ...more,
})

/** A lecture of one module about industry, of eight hours on one day. */
export const designData = (
  given: Partial<Omit<DesignData, 'courses' | 'teachers' | 'class'>> & {
    courses?: readonly DesignCourseData[]
    teachers?: readonly DesignTeacherData[]
    class?: Partial<DesignData['class']>
  },
): DesignData => ({
  needs: [],
  unsharedTopics: new Set(),
  sources: [],
  ...given,
  courses: new Map((given.courses ?? []).map((one) => [one.id, one])),
  teachers: new Map((given.teachers ?? []).map((one) => [one.id, one])),
  class: {
    host: { id: 'host' },
    chainCode: 'pv',
    hours: 8,
    startsOn: '2026-09-10',
    endsOn: '2026-09-10',
    modules: [{ kind: 'industry', title: '产业现状', taughtByOrgId: null, taughtBy: null }],
    ...given.class,
  },
})
