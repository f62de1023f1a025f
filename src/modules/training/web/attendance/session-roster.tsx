import { QrcodeOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import {
  type AttendanceBoard,
  type AttendanceMark,
  type AttendedSession,
  type AttendingTrainee,
  attendanceMarks,
} from '../../contract/index.ts'
import styles from './attendance.module.css'
import { useSessionWords } from './marks.tsx'

interface Props {
  board: AttendanceBoard
  session: AttendedSession
  onChoose: (id: string) => void
}

/** One session: everybody's mark, each saved as it is chosen. */
export function SessionRoster({ board, session, onChoose }: Props) {
  const { t } = useTranslation('training')
  const words = useSessionWords()
  const phone = usePhone()
  const go = useGo()
  const mark = useWrite(api.training.markAttendance, {
    invalidates: [['training']],
    done: t('attendance.marked'),
  })
  const markOf = (one: AttendingTrainee) => one.marks.find(({ sessionId }) => sessionId === session.id)
  const present = board.trainees.filter((one) => one.standing !== 'withdrawn')
  const rest = present.filter((one) => markOf(one) === undefined)
  const put = (trainees: readonly AttendingTrainee[], to: AttendanceMark) =>
    mark.mutate({
      id: session.id,
      marks: trainees.map((one) => ({
        nominationId: one.nominationId,
        mark: to,
        lockVersion: markOf(one)?.lockVersion ?? null,
      })),
    })
  return (
    <>
      <div className={`${styles.bar} no-print`}>
        <Select
          aria-label={t('attendance.session')}
          value={session.id}
          onChange={onChoose}
          options={board.sessions.map((one) => ({ value: one.id, label: words.whole(one) }))}
        />
        <Chip tone={session.open === 0 ? 'ok' : 'accent'}>
          {session.open === 0 ? t('attendance.complete') : t('attendance.openCount', { count: session.open })}
        </Chip>
        {board.mayMark && (
          <>
            <Button
              icon={<QrcodeOutlined />}
              onClick={() => go(paths.signInScreen(board.classId, session.id))}
            >
              {t('attendance.signInButton')}
            </Button>
            <Button
              disabled={rest.length === 0}
              loading={mark.isPending}
              onClick={() => put(rest, 'present')}
            >
              {t('attendance.allPresent')}
            </Button>
            {!phone && (
              <Button onClick={() => go(paths.imports({ table: 'training.attendance' }))}>
                {t('attendance.importSheet')}
              </Button>
            )}
          </>
        )}
      </div>
      {(phone || board.mayMark) && (
        <ul className={styles.roster}>
          {present.map((one) => (
            <Row
              key={one.nominationId}
              trainee={one}
              mark={markOf(one)}
              busy={!board.mayMark || mark.isPending}
              onMark={(to) => put([one], to)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({
  trainee,
  mark,
  busy,
  onMark,
}: {
  trainee: AttendingTrainee
  mark: AttendingTrainee['marks'][number] | undefined
  busy: boolean
  onMark: (mark: AttendanceMark) => void
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (
    <li>
      <span>
        {trainee.name}
        <span className={styles.sub}>
          {trainee.unit.name}
          {mark && format.bracket(`${t(`attendance.way.${mark.way}`)} · ${mark.markedBy}`)}
        </span>
      </span>
      <Segmented<AttendanceMark | 'open'>
        aria-label={trainee.name}
        disabled={busy}
        value={mark?.mark ?? 'open'}
        onChange={(to) => to !== 'open' && onMark(to)}
        options={[
          ...(mark === undefined ? [{ value: 'open' as const, label: t('attendance.open') }] : []),
          ...attendanceMarks.map((value) => ({ value, label: t(`attendance.mark.${value}`) })),
        ]}
      />
    </li>
  )
}
