import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SessionEntry } from '#platform/auth/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { describeDevice } from './describe-device.ts'
import styles from './session.module.css'

/** Where the account is logged in, and how to end what is not wanted. */
export function SessionList() {
  const { t } = useTranslation('session')
  const { message } = App.useApp()
  const query = useQuery({ queryKey: ['session', 'list'], queryFn: () => api.session.listSessions() })
  const end = useWrite((id: string) => api.session.revokeSession({ id }), {
    invalidates: [['session', 'list']],
    done: t('sessions.revoked'),
  })
  const endOthers = useWrite((_all: undefined) => api.session.revokeOtherSessions(), {
    invalidates: [['session', 'list']],
    done: false,
    onDone: ({ ended }) => void message.success(t('sessions.othersRevoked', { count: ended })),
  })
  const others = query.data?.some((session) => !session.current) ?? false
  return (
    <Section
      title={t('sessions.title')}
      note={t('sessions.note')}
      actions={
        others && (
          <Button danger loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('sessions.revokeOthers')}
          </Button>
        )
      }
    >
      <QueryView query={query} rows={3}>
        {(sessions) => <Sessions sessions={sessions} busy={end.isPending} onEnd={(id) => end.mutate(id)} />}
      </QueryView>
    </Section>
  )
}

function Sessions({
  sessions,
  busy,
  onEnd,
}: {
  sessions: SessionEntry[]
  busy: boolean
  onEnd: (id: string) => void
}) {
  const { t } = useTranslation('session')
  return (
    <DataTable
      label={t('sessions.label')}
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'device',
          title: t('sessions.device'),
          phone: 'title',
          render: (session) => (
            <>
              {describeDevice(session.userAgent) ?? t('sessions.unknownDevice')}
              {session.current && <span className={styles.current}>{t('sessions.current')}</span>}
              {session.method === 'oidc' && <span className={styles.current}>{t('sessions.oidc')}</span>}
            </>
          ),
        },
        { key: 'ip', title: t('sessions.address'), render: (session) => session.ip ?? '' },
        { key: 'began', title: t('sessions.began'), render: (session) => formatInstant(session.beganAt) },
        { key: 'seen', title: t('sessions.seen'), render: (session) => formatInstant(session.seenAt) },
        {
          key: 'end',
          title: '',
          align: 'right',
          render: (session) =>
            session.current ? null : (
              <Button size="small" disabled={busy} onClick={() => onEnd(session.id)}>
                {t('sessions.revoke')}
              </Button>
            ),
        },
      ]}
    />
  )
}
