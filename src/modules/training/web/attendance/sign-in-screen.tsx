import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { AttendanceBoard } from '../../contract/index.ts'
import { AddressCode } from '../survey/address-code.tsx'
import styles from './attendance.module.css'
import { useSessionWords } from './marks.tsx'
import { attendanceQueries } from './queries.ts'
import { signInScreenSearch } from './search.ts'

/** The code for the screen in the room; a new one takes its place every half minute. */
export function SignInScreenPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('training')
  const query = useQuery(attendanceQueries.board(id))
  return (
    <div>
      <PageHeader
        title={t('attendance.signIn.title')}
        sub={t('attendance.signIn.renews')}
        back={{ href: paths.classAttendance(id), label: t('class.part.attendance') }}
      />
      <QueryView query={query}>{(board) => <Chosen board={board} />}</QueryView>
    </div>
  )
}

function Chosen({ board }: { board: AttendanceBoard }) {
  const { t } = useTranslation('training')
  const words = useSessionWords()
  const [search, setSearch] = useUrlState(signInScreenSearch)
  const session = board.sessions.find(({ id }) => id === search.session) ?? board.sessions[0]
  if (session === undefined)
    return <EmptyState title={t('attendance.empty')} text={t('attendance.emptyHelp')} />
  return (
    <>
      <div className={styles.bar}>
        <Select
          aria-label={t('attendance.signIn.session')}
          value={session.id}
          onChange={(id: string) => setSearch({ session: id })}
          options={board.sessions.map((one) => ({ value: one.id, label: words.whole(one) }))}
        />
      </div>
      <Screen key={session.id} sessionId={session.id} />
    </>
  )
}

function Screen({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('training')
  const words = useSessionWords()
  const phone = usePhone()
  const screen = useRef<HTMLDivElement>(null)
  const query = useQuery(attendanceQueries.code(sessionId))
  return (
    <QueryView query={query}>
      {(code) => (
        <div ref={screen} className={styles.screen}>
          <div className={styles.screenTitle}>{code.classTitle}</div>
          <div>{words.whole(code)}</div>
          <Chip tone={code.opening === 'present' || code.opening === 'late' ? 'ok' : 'alert'}>
            {t(`attendance.signIn.opening.${code.opening}`)}
          </Chip>
          <AddressCode url={`${location.origin}${code.path}`} size={phone ? 260 : 420} />
          <div>{t('attendance.signIn.scan')}</div>
          <div className={styles.count} role="status">
            {t('attendance.signIn.count', { done: code.signedIn, all: code.trainees })}
          </div>
          {!phone && (
            <Button onClick={() => void screen.current?.requestFullscreen()}>
              {t('attendance.signIn.full')}
            </Button>
          )}
        </div>
      )}
    </QueryView>
  )
}
