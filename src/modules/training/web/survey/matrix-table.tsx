import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#web/ui/format.ts'
import type { QuestionResult, SurveyResults } from '../../contract/index.ts'
import styles from './survey.module.css'

/** The widest gap there can be: 5 important and 1 mastered. */
const widest = 4

/** Topics by the gap between how important they are and how well they are mastered; each cell a number on its shade. */
export function MatrixTable({ question, results }: { question: QuestionResult; results: SurveyResults }) {
  const { t } = useTranslation('training')
  const { t: directory, i18n } = useTranslation('directory')
  const parts = results.parts.map(({ key, name }) => {
    const word = `organisation.deptKind.${key}`
    return name ?? (i18n.exists(word, { ns: 'directory' }) ? directory(word as 'organisation.title') : key)
  })
  return (
    <>
      <p className={styles.faint}>{t('survey.results.gapHelp')}</p>
      <div className={styles.scroll}>
        <table className={styles.matrix} aria-label={t('survey.results.matrixLabel')}>
          <thead>
            <tr>
              <th scope="col">{t('survey.results.topic')}</th>
              <th scope="col">{t('survey.results.importance')}</th>
              <th scope="col">{t('survey.results.mastery')}</th>
              <th scope="col">{t('survey.results.gap')}</th>
              {parts.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {question.rows.map((row) => (
              <tr key={row.topicCode}>
                <th scope="row">{row.topicName}</th>
                <td>{figure(row.importance)}</td>
                <td>{figure(row.mastery)}</td>
                <Gap value={row.gap} strong />
                {row.parts.map(({ value }, at) => (
                  <Gap key={parts[at]} value={value} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const figure = (value: number | null): string => (value === null ? '—' : formatNumber(value, 2, 2))

function Gap({ value, strong = false }: { value: number | null; strong?: boolean }) {
  const heat = value === null ? 0 : Math.max(0, Math.min(1, value / widest))
  return (
    <td className={styles.heat} style={{ '--heat': `${Math.round(heat * 100)}%` } as CSSProperties}>
      {strong ? <strong>{figure(value)}</strong> : figure(value)}
    </td>
  )
}
