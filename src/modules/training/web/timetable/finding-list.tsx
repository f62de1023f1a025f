import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { findingSentence, type TimetableFinding } from '../../contract/index.ts'
import styles from './timetable.module.css'

/** Findings one sentence each, with the way to the other class of a clash; shape and word besides colour. */
export function FindingList({ findings }: { findings: readonly TimetableFinding[] }) {
  const { t } = useTranslation('training')
  const { language } = useFormat()
  return (
    <ul>
      {findings.map((finding) => {
        const sentence = findingSentence(finding)[language]
        return (
          <li
            key={`${finding.rule} ${sentence}`}
            className={`${styles.finding} ${finding.hard ? styles.hard : styles.soft}`}
          >
            <span className={styles.findingMark}>
              <span aria-hidden>{finding.hard ? '✕' : '△'}</span>{' '}
              {t(finding.hard ? 'timetable.hard' : 'timetable.soft')}
            </span>
            <span>
              {sentence}
              {finding.otherClass !== null && (
                <>
                  {' '}
                  <PageLink href={paths.classTimetable(finding.otherClass.id)}>
                    {t('timetable.toOtherClass')}
                  </PageLink>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
