import { z } from 'zod'
import { endpoint } from '#platform/http/contract.ts'
import type { Choice } from '#platform/tabular/description/column.ts'
import type { Words } from '#platform/words.ts'

/** Catalogues of majors by level, in the order of their codes: 01–14, 21–39, 41–59, 61–79. */
export const majorLevelChoices = [
  { value: 'undergraduate', title: { zh: '普通本科', en: 'undergraduate' } },
  { value: 'vocationalBachelor', title: { zh: '职业本科', en: 'vocational bachelor' } },
  { value: 'higherVocational', title: { zh: '高职专科', en: 'higher vocational' } },
  { value: 'secondaryVocational', title: { zh: '中职', en: 'secondary vocational' } },
] as const satisfies readonly Choice[]

export const majorLevel = z.enum(majorLevelChoices.map(({ value }) => value))
export type MajorLevel = z.infer<typeof majorLevel>

/** Two digits a discipline, four a class, six a major, seven some foreign languages. */
export const majorCode = z.string().regex(/^\d{2}(\d{2}(\d{2,3})?)?$/, 'a code of a major')

/** A discipline, class or major of the national catalogues. */
export const major = z.object({
  code: z.string(),
  name: z.string(),
  /** The name, and the level where another catalogue could be meant: no two have the same title. */
  title: z.string(),
  level: majorLevel,
})
export type Major = z.infer<typeof major>

/** Where each catalogue comes from and what of it is there; `data/majors.json` says the same. */
export const majorSources: Readonly<Record<MajorLevel, Words>> = {
  undergraduate: {
    zh: '教育部《普通高等学校本科专业目录（2025年）》，845种专业；代码略去特设（T）、国控（K）标记',
    en: 'Ministry of Education: catalogue of undergraduate majors (2025), 845 majors; the letters T and K of codes are left out',
  },
  vocationalBachelor: {
    zh: '教育部《职业教育专业目录（2021年）》高等职业教育本科部分，247种专业；2021年以后增补的不在内',
    en: 'Ministry of Education: catalogue of vocational majors (2021), vocational bachelor, 247 majors; without what was added after 2021',
  },
  higherVocational: {
    zh: '教育部《职业教育专业目录（2021年）》高等职业教育专科部分，2026年7月更新后811种专业；代码略去国控（K）标记',
    en: 'Ministry of Education: catalogue of vocational majors (2021), higher vocational, 811 majors as of July 2026; the letter K of codes is left out',
  },
  secondaryVocational: {
    zh: '教育部《职业教育专业目录（2021年）》中等职业教育部分，358种专业；代码略去国控（K）标记；2021年以后增补的不在内',
    en: 'Ministry of Education: catalogue of vocational majors (2021), secondary vocational, 358 majors; the letter K of codes is left out; without what was added after 2021',
  },
}

export const majorContract = {
  listMajors: endpoint('talent.skill.read', {
    method: 'GET',
    path: '/talent/majors',
    tags: ['talent'],
    summary: 'Disciplines, classes and majors of the national catalogues in use, for choice',
  }).output(z.array(major)),
}
