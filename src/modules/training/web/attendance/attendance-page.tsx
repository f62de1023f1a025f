import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { AttendanceBoard } from '../../contract/index.ts'
import { ClassFrame } from '../class/class-frame.tsx'
import styles from './attendance.module.css'
import { Completion } from './completion.tsx'
import { FeesPart } from './fees-part.tsx'
import { LeavePart } from './leave-part.tsx'
import { AttendanceMatrix } from './matrix.tsx'
import { attendanceQueries } from './queries.ts'
import { attendanceSearch } from './search.ts'
import { SessionRoster } from './session-roster.tsx'

/** Attendance of a class: the sheet, one session at a time to be marked, leave, completion and fees. */
export function AttendancePage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(attendanceQueries.board(id))
  return (
    <ClassFrame id={id} at="attendance">
      {() => <QueryView query={query}>{(board) => <Loaded board={board} />}</QueryView>}
    </ClassFrame>
  )
}

function Loaded({ board }: { board: AttendanceBoard }) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const [search, setSearch] = useUrlState(attendanceSearch)
  if (board.sessions.length === 0 || board.trainees.length === 0)
    return <EmptyState title={t('attendance.empty')} text={t('attendance.emptyHelp')} />
  // The one that is asked for, else the first that lacks something.
  const chosen =
    board.sessions.find(({ id }) => id === search.session) ??
    board.sessions.find(({ open }) => open > 0) ??
    board.sessions[0]
  const choose = (session: string) => setSearch({ session })
  return (
    <>
      <Section title={t('attendance.sheet')} note={t('attendance.sheetNote')}>
        <p className={styles.rule}>
          {t('attendance.rule', { total: board.totalHours, limit: board.leaveLimit })}
          {!board.mayMark && ` ${t('attendance.notMarking')}`}
        </p>
        {chosen !== undefined && (
          <SessionRoster key={chosen.id} board={board} session={chosen} onChoose={choose} />
        )}
      </Section>
      {!phone && <AttendanceMatrix board={board} chosen={chosen?.id ?? null} onChoose={choose} />}
      <Completion board={board} />
      <LeavePart board={board} />
      <FeesPart classId={board.classId} />
    </>
  )
}
