import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import type { AttendanceBoard, AttendingTrainee } from '../../contract/index.ts'
import styles from './attendance.module.css'
import { MarkSign, useSessionWords } from './marks.tsx'

/** Sessions × trainees at a glance; a session is opened by its heading. */
export function AttendanceMatrix({
  board,
  chosen,
  onChoose,
}: {
  board: AttendanceBoard
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation('training')
  const words = useSessionWords()
  return (
    <>
      <DataTable<AttendingTrainee>
        label={t('attendance.sheet')}
        rows={board.trainees}
        rowKey={(one) => one.nominationId}
        columns={[
          { key: 'name', title: t('attendance.trainee'), render: (one) => one.name, phone: 'title' },
          { key: 'unit', title: t('attendance.unit'), render: (one) => one.unit.name },
          ...board.sessions.map((session) => ({
            key: session.id,
            align: 'center' as const,
            title: (
              <button
                type="button"
                className={styles.head}
                aria-pressed={session.id === chosen}
                title={session.title}
                onClick={() => onChoose(session.id)}
              >
                {words.when(session)}
                <span className={styles.sub}>{t('attendance.hours', { hours: session.hours })}</span>
              </button>
            ),
            render: (one: AttendingTrainee) => (
              <MarkSign mark={one.marks.find(({ sessionId }) => sessionId === session.id)?.mark ?? null} />
            ),
          })),
        ]}
      />
      <p className={styles.legend}>{t('attendance.legend')}</p>
    </>
  )
}
