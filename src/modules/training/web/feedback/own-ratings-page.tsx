import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { OwnRatings } from '../../contract/index.ts'
import styles from './feedback.module.css'
import { feedbackQueries } from './queries.ts'
import { Comments, RatingFiguresView } from './rating-figures.tsx'

/** What one may rate and answer now, and how the sessions one taught were rated. */
export function OwnRatingsPage() {
  const { t } = useTranslation('training')
  const own = useQuery(feedbackQueries.own())
  return (
    <>
      <PageHeader title={t('feedback.own.title')} sub={t('feedback.own.sub')} />
      <QueryView query={own}>
        {(data) => (
          <>
            <ToRate own={data} />
            <FollowUps />
            <Taught own={data} />
          </>
        )}
      </QueryView>
    </>
  )
}

function ToRate({ own }: { own: OwnRatings }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const go = useGo()
  return (
    <Section
      title={t('feedback.own.open')}
      note={own.given > 0 && t('feedback.own.given', { count: own.given })}
    >
      {own.open.length === 0 ? (
        <EmptyState title={t('feedback.own.none')} text={t('feedback.own.noneHelp')} />
      ) : (
        <ul className={styles.rows}>
          {own.open.map((session) => (
            <li key={session.sessionId}>
              <span className={styles.what}>
                <strong>{session.title}</strong>
                <span className={styles.faint}>
                  {[
                    session.teacherName,
                    `${format.monthDay(session.heldOn)} ${session.startsAt}–${session.endsAt}`,
                    session.classTitle,
                    t('feedback.own.until', { day: format.monthDay(session.until) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button type="primary" size="large" onClick={() => go(paths.rateSession(session.sessionId))}>
                {t('feedback.own.rate')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function FollowUps() {
  const { t } = useTranslation('training')
  const format = useFormat()
  const go = useGo()
  const asked = useQuery(feedbackQueries.ownFollowUps()).data ?? []
  if (asked.length === 0) return null
  return (
    <Section title={t('feedback.own.followUps')}>
      <ul className={styles.rows}>
        {asked.map((one) => (
          <li key={one.classId}>
            <span className={styles.what}>
              <strong>{one.title}</strong>
              <span className={styles.faint}>
                {t('feedback.own.until', { day: format.monthDay(one.until) })}
              </span>
            </span>
            <Button type="primary" size="large" onClick={() => go(paths.ownFollowUp(one.classId))}>
              {t('feedback.own.answer')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Taught({ own }: { own: OwnRatings }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  if (own.taught.length === 0) return null
  const minimum = own.minimumSample
  return (
    <Section title={t('feedback.own.taught')} note={t('feedback.own.taughtNote', { minimum })}>
      {own.taught.map((session) => (
        <div key={session.sessionId} className={styles.session}>
          <div className={styles.sessionHead}>
            <strong>{session.title}</strong>
            <span className={styles.faint}>
              {format.day(session.heldOn)} · {session.classTitle}
            </span>
          </div>
          {session.figures === null ? (
            <p className={styles.faint}>
              {session.isOver ? t('feedback.own.few', { minimum }) : t('feedback.own.notOver')}
            </p>
          ) : (
            <>
              <RatingFiguresView figures={session.figures} />
              <Comments
                title={t('feedback.page.comments', { count: session.comments.length })}
                comments={session.comments}
              />
            </>
          )}
        </div>
      ))}
    </Section>
  )
}
