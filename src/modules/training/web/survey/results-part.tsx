import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import type { QuestionResult, SurveyDetail, SurveyResults } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { MatrixTable } from './matrix-table.tsx'
import styles from './survey.module.css'

/** Results as far as enough people stand behind each figure. */
export function ResultsPart({ survey }: { survey: SurveyDetail }) {
  const { t } = useTranslation('training')
  const results = useQuery(trainingQueries.surveyResults(survey.id))
  return (
    <QueryView query={results}>
      {(data) =>
        data.answered === null ? (
          <EmptyState
            title={t('survey.progress', { invited: survey.invited, answered: survey.answered })}
            text={
              survey.isAnonymous && survey.state === 'open'
                ? t('survey.results.untilClosed')
                : t('survey.results.hidden', { minimum: data.minimumSample })
            }
          />
        ) : (
          <>
            <p className={styles.lead}>{t('survey.results.answered', { answered: data.answered })}</p>
            {data.questions.map((question) => (
              <Section
                key={question.id}
                title={question.text}
                note={
                  question.answered === null
                    ? t('survey.results.few', { minimum: data.minimumSample })
                    : t('survey.results.count', { count: question.answered })
                }
              >
                <Result question={question} results={data} />
              </Section>
            ))}
          </>
        )
      }
    </QueryView>
  )
}

function Result({ question, results }: { question: QuestionResult; results: SurveyResults }) {
  const { t } = useTranslation('training')
  if (question.kind === 'open') return <p className={styles.faint}>{t('survey.results.toAnswers')}</p>
  if (question.kind === 'matrix') return <MatrixTable question={question} results={results} />
  if (question.choices === null) return null
  return (
    <ul className={styles.bars}>
      {question.choices.map(({ option, count, share }) => (
        <li key={option}>
          <span>{option}</span>
          <span className={styles.track} aria-hidden>
            <span className={styles.bar} style={{ width: `${share * 100}%` }} />
          </span>
          <span className={styles.number}>
            {count} · {formatNumber(share * 100)}%
          </span>
        </li>
      ))}
    </ul>
  )
}
