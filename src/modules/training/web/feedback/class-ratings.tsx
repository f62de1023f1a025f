import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { ClassRatings, RatedSession } from '../../contract/index.ts'
import styles from './feedback.module.css'
import { feedbackQueries } from './queries.ts'
import { Comments, RatingFiguresView } from './rating-figures.tsx'

/** How a class was rated: as a whole, and session by session for whoever may see that. */
export function ClassRatingsPart({ id }: { id: string }) {
  const ratings = useQuery(feedbackQueries.ratings(id))
  return (
    <QueryView query={ratings}>
      {(data) => (
        <>
          <Together ratings={data} />
          <Sessions ratings={data} />
        </>
      )}
    </QueryView>
  )
}

function Together({ ratings }: { ratings: ClassRatings }) {
  const { t } = useTranslation('training')
  const { together, minimumSample: minimum } = ratings
  return (
    <Section
      title={t('feedback.page.together')}
      note={
        together !== null &&
        t('feedback.page.togetherNote', {
          told: ratings.sessionsTold,
          held: ratings.sessionsHeld,
          minimum,
        })
      }
    >
      {together === null ? (
        <EmptyState title={t('feedback.page.hidden')} text={t('feedback.page.hiddenHelp', { minimum })} />
      ) : (
        <RatingFiguresView figures={together} />
      )}
    </Section>
  )
}

function Sessions({ ratings }: { ratings: ClassRatings }) {
  const { t } = useTranslation('training')
  const { sessions } = ratings
  return (
    <Section title={t('feedback.page.sessions')} note={sessions !== null && t('feedback.page.sessionsNote')}>
      {sessions === null ? (
        <p className={styles.faint}>{t('feedback.page.onlyTogether')}</p>
      ) : sessions.length === 0 ? (
        <p className={styles.faint}>{t('feedback.page.noSessions')}</p>
      ) : (
        sessions.map((session) => (
          <Session key={session.sessionId} session={session} minimum={ratings.minimumSample} />
        ))
      )}
    </Section>
  )
}

function Session({ session, minimum }: { session: RatedSession; minimum: number }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const { figures, phase } = session
  return (
    <div className={styles.session}>
      <div className={styles.sessionHead}>
        <span>
          <strong>{session.title}</strong>{' '}
          <span className={styles.faint}>
            {[session.teacherName, format.monthDay(session.heldOn)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={styles.faint}>
          {t('feedback.page.ratings', { given: session.given, present: session.present })}{' '}
          <Chip>{t(`feedback.page.phase.${phase}`)}</Chip>
        </span>
      </div>
      {figures === null ? (
        <p className={styles.faint}>
          {phase === 'over'
            ? t('feedback.page.few', { minimum })
            : t('feedback.page.untilOver', { day: format.monthDay(session.until) })}
        </p>
      ) : (
        <>
          <RatingFiguresView figures={figures} />
          <Comments
            title={t('feedback.page.comments', { count: session.comments.length })}
            comments={session.comments}
          />
        </>
      )}
    </div>
  )
}
