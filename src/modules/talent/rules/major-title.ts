import { type Major, majorLevelChoices } from '../contract/major.ts'

const levelWords = new Map(majorLevelChoices.map(({ value, title }) => [value, title.zh]))

/**
 * How disciplines, classes and majors are called, by code. Names recur: every level of vocational education has the same
 * classes, many majors stand in several catalogues, and some disciplines are called like a major. So a vocational name is
 * told with its level, another one where anything else has the same name.
 */
export function majorTitles(majors: readonly Omit<Major, 'title'>[]): Map<string, string> {
  const named = Map.groupBy(majors, ({ name }) => name)
  return new Map(
    majors.map(({ code, name, level }) => {
      if (level === 'undergraduate' && named.get(name)!.length === 1) return [code, name]
      const word = level === 'undergraduate' && code.length === 2 ? '学科门类' : levelWords.get(level)!
      return [code, `${name}（${word}）`]
    }),
  )
}
