import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { trainingQueries } from '#modules/training/web/queries.ts'
import { SurveyView } from '#modules/training/web/survey/survey-view.tsx'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One questionnaire, with its thread and history at the right. */
export function SurveyPage() {
  const { id = '' } = useParams({ strict: false })
  const survey = useQuery(trainingQueries.survey(id))
  return (
    <div className={styles.columns}>
      <div>
        <SurveyView id={id} />
      </div>
      {survey.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="training.survey" id={id} />
        </aside>
      )}
    </div>
  )
}
