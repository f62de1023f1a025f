import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { OwnClass } from '../../contract/index.ts'
import styles from './attendance.module.css'
import { LeaveDialog } from './leave-part.tsx'
import { MarkChip, StandingChip, useSessionWords } from './marks.tsx'
import { attendanceQueries } from './queries.ts'

/** A trainee's own classes with sessions, attendance and leave, and the hours credited. */
export function OwnTrainingPage() {
  const { t } = useTranslation('training')
  const format = useFormat()
  const query = useQuery(attendanceQueries.own())
  return (
    <div>
      <PageHeader title={t('attendance.own.title')} sub={t('attendance.own.sub')} />
      <QueryView query={query}>
        {({ classes, hours }) => (
          <>
            {classes.length === 0 && (
              <EmptyState title={t('attendance.own.none')} text={t('attendance.own.noneHelp')} />
            )}
            {classes.map((one) => (
              <OneClass key={one.id} of={one} />
            ))}
            <Section
              title={t('attendance.own.hoursTitle')}
              note={t('attendance.own.hoursSum', {
                hours: hours.reduce((sum, one) => sum + Math.round(one.hours * 10), 0) / 10,
              })}
            >
              {hours.length === 0 && <p className={styles.open}>{t('attendance.own.hoursNone')}</p>}
              <ul className={styles.roster}>
                {hours.map((one) => (
                  <li key={one.id}>
                    <span>
                      {one.source}
                      <span className={styles.sub}>
                        {format.day(one.earnedOn)} · {t(`hours.kind.${one.kind}`)}
                      </span>
                    </span>
                    {t('attendance.hours', { hours: one.hours })}
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </QueryView>
    </div>
  )
}

function OneClass({ of }: { of: OwnClass }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const words = useSessionWords()
  const [asking, setAsking] = useState(false)
  const days =
    of.startsOn === of.endsOn
      ? format.day(of.startsOn)
      : t('class.detail.span', { from: format.day(of.startsOn), until: format.day(of.endsOn) })
  return (
    <Section
      title={of.title}
      note={[days, of.place].filter((part) => part !== null).join(' · ')}
      actions={of.mayAskLeave && <Button onClick={() => setAsking(true)}>{t('attendance.leave.ask')}</Button>}
    >
      <p className={styles.figures}>
        <StandingChip standing={of.standing} />{' '}
        {t('attendance.own.figures', { ...of.tally, limit: of.leaveLimit })}
      </p>
      <ul className={styles.sessions} aria-label={t('attendance.own.sessions')}>
        {of.sessions.map((one) => (
          <li key={one.id}>
            <span>
              {one.title}
              <span className={styles.sub}>
                {[words.when(one), t('attendance.hours', { hours: one.hours }), one.teacher]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
            <MarkChip mark={one.mark} />
          </li>
        ))}
      </ul>
      {of.leaves.map((leave) => (
        <p key={leave.id} className={styles.figures}>
          <Chip>{t(`attendance.leave.state.${leave.state}`)}</Chip>{' '}
          {[t('attendance.hours', { hours: leave.hours }), leave.reason, leave.decisionReason]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      ))}
      {asking && (
        <LeaveDialog
          draft={`training.leave:${of.nominationId}:own`}
          title={t('attendance.leave.ask')}
          sessions={of.sessions.filter((one) => one.mark === null)}
          nominationId={of.nominationId}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  )
}
