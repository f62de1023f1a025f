import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { OwnTimetable } from '../../contract/index.ts'
import { CopyButton } from '../survey/copy-button.tsx'
import { HeldSessions } from './held-sessions.tsx'
import { timetableQueries } from './queries.ts'
import styles from './timetable.module.css'

/** The released sessions that the caller attends or teaches, and the address under which a calendar program reads them. */
export function OwnTimetablePage() {
  const { t } = useTranslation('training')
  const query = useQuery(timetableQueries.own())
  return (
    <>
      <PageHeader title={t('timetable.own.title')} sub={t('timetable.own.sub')} />
      <QueryView query={query} rows={6}>
        {(own) => (
          <>
            {own.sessions.length === 0 ? (
              <EmptyState title={t('timetable.own.empty')} text={t('timetable.own.emptyHelp')} />
            ) : (
              <HeldSessions sessions={own.sessions} />
            )}
            {own.isPerson && <CalendarAddress own={own} />}
          </>
        )}
      </QueryView>
    </>
  )
}

function CalendarAddress({ own }: { own: OwnTimetable }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [address, setAddress] = useState<string | null>(null)
  const invalidates = [['training', 'ownTimetable']]
  const open = useWrite(() => api.training.openOwnCalendar(), {
    invalidates,
    done: false,
    onDone: ({ path }) => setAddress(`${location.origin}${path}.ics`),
  })
  const close = useWrite(() => api.training.closeOwnCalendar(), {
    invalidates,
    done: t('timetable.own.closed'),
    onDone: () => setAddress(null),
  })
  return (
    <Section title={t('timetable.own.calendar')} note={t('timetable.own.calendarNote')}>
      {address !== null ? (
        <div className={styles.address}>
          <code>{address}</code>
          <CopyButton text={address} />
          <p>{t('timetable.own.once')}</p>
        </div>
      ) : (
        own.calendarSince !== null && (
          <p>{t('timetable.own.since', { day: format.day(own.calendarSince) })}</p>
        )
      )}
      <div className={styles.acts}>
        {own.calendarSince === null ? (
          <Button loading={open.isPending} onClick={() => open.mutate(undefined)}>
            {t('timetable.own.open')}
          </Button>
        ) : (
          <>
            <Popconfirm
              title={t('timetable.own.renewAsk')}
              okText={t('timetable.own.renew')}
              cancelText={ui('cancel')}
              onConfirm={() => open.mutate(undefined)}
            >
              <Button loading={open.isPending}>{t('timetable.own.renew')}</Button>
            </Popconfirm>
            <Button danger loading={close.isPending} onClick={() => close.mutate(undefined)}>
              {t('timetable.own.close')}
            </Button>
          </>
        )}
      </div>
    </Section>
  )
}
