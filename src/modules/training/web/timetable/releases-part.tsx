import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { changeSentence, type TimetableDetail } from '../../contract/index.ts'
import { FindingList } from './finding-list.tsx'
import styles from './timetable.module.css'

/** Every release with what it changed. */
export function ReleasesPart({ of }: { of: TimetableDetail }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  if (of.releases.length === 0) return null
  return (
    <Section title={t('timetable.log')} note={t('timetable.logNote')}>
      <ol>
        {of.releases.map((release) => (
          <li key={release.number} className={styles.release}>
            <div className={styles.releaseHead}>
              <strong>{t('timetable.releaseNo', { count: release.number })}</strong>
              <span>{format.day(release.at)}</span>
              <span>{release.by}</span>
            </div>
            {release.number === 1 ? (
              <p>{t('timetable.firstRelease')}</p>
            ) : (
              <ul className={styles.changes}>
                {release.changes.map((change) => (
                  <li key={`${change.rule} ${change.sessionId}`}>
                    {changeSentence(change)[format.language]}
                  </li>
                ))}
              </ul>
            )}
            {release.overrideReason !== null && (
              <>
                <p>{t('timetable.overridden', { reason: release.overrideReason })}</p>
                <FindingList findings={release.broken} />
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
