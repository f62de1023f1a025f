import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { Coverage, CoveredNeed } from '../../contract/index.ts'
import styles from './coverage.module.css'

/** Titles of courses by id, and by which topics a course meets a need. */
export function useCovering(coverage: Coverage) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const titles = new Map(coverage.courses.map(({ id, title }) => [id, title]))
  const names = new Map(coverage.topics.map(({ code, name }) => [code, name]))
  return {
    title: (courseId: string): string => titles.get(courseId) ?? '',
    /** In words, null where it does not meet it. */
    by: (need: CoveredNeed, courseId: string): string | null => {
      const met = need.metBy.find((one) => one.courseId === courseId)
      return met === undefined
        ? null
        : t('coverage.covers', {
            course: titles.get(courseId),
            topics: met.topics.map((code) => names.get(code) ?? code).join(format.comma),
          })
    },
  }
}

/** Needs down, courses across; a mark where a course covers a topic of the need. */
export function CoverageMatrix({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('training')
  const covering = useCovering(coverage)
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <caption className={styles.hidden}>{t('coverage.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.needHead}>
              {t('need.field.statement')}
            </th>
            {coverage.courses.map((course) => (
              <th key={course.id} scope="col" className={styles.course}>
                <PageLink href={paths.course(course.id)}>{course.title}</PageLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.needs.map((need) => (
            <tr key={need.id} className={need.metBy.length === 0 ? styles.unmet : undefined}>
              <th scope="row" className={styles.need}>
                <PageLink href={paths.trainingNeeds({ need: need.id })}>{need.statement}</PageLink>
              </th>
              {coverage.courses.map((course) => {
                const by = covering.by(need, course.id)
                return (
                  <td key={course.id} className={styles.cell} title={by ?? undefined}>
                    {by !== null && (
                      <>
                        <span aria-hidden>●</span>
                        <span className={styles.hidden}>{by}</span>
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
