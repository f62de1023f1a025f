import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import styles from './feedback.module.css'
import { feedbackQueries } from './queries.ts'
import { RatingFiguresView } from './rating-figures.tsx'

/** How a course was rated wherever it was taught. */
export function CourseRatings({ id }: { id: string }) {
  const { t } = useTranslation('training')
  const { data } = useQuery(feedbackQueries.course(id))
  if (data === undefined) return null
  const { figures, sessions, minimumSample: minimum } = data
  return (
    <Section
      title={t('feedback.page.course')}
      note={
        figures !== null &&
        t('feedback.page.courseNote', { count: sessions, ratings: figures.ratings, minimum })
      }
    >
      {figures === null ? (
        <p className={styles.faint}>{t('feedback.page.courseHidden')}</p>
      ) : (
        <RatingFiguresView figures={figures} />
      )}
    </Section>
  )
}
