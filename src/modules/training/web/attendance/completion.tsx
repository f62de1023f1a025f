import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type AttendanceBoard, type AttendingTrainee, trainingContract } from '../../contract/index.ts'
import styles from './attendance.module.css'
import { StandingChip } from './marks.tsx'

const reasonSchema = inputSchemaOf(trainingContract.withdrawTrainee).pick({ reason: true })

/** What each trainee attended and missed, and where that leads. */
export function Completion({ board }: { board: AttendanceBoard }) {
  const { t } = useTranslation('training')
  const [leaving, setLeaving] = useState<AttendingTrainee | null>(null)
  const hours = (count: number) => t('attendance.hours', { hours: count })
  return (
    <Section title={t('attendance.standingTitle')}>
      <DataTable<AttendingTrainee>
        label={t('attendance.standingTitle')}
        rows={board.trainees}
        rowKey={(one) => one.nominationId}
        pageRows={20}
        columns={[
          {
            key: 'name',
            title: t('attendance.trainee'),
            phone: 'title',
            render: (one) => (
              <span>
                {one.name}
                <span className={styles.sub}>{one.unit.name}</span>
              </span>
            ),
          },
          {
            key: 'attended',
            title: t('attendance.attended'),
            align: 'right',
            render: (one) => hours(one.tally.attended),
          },
          {
            key: 'leave',
            title: t('attendance.mark.leave'),
            render: (one) =>
              t('attendance.leaveFigure', {
                hours: one.tally.leave,
                total: one.tally.total,
                limit: board.leaveLimit,
              }),
          },
          {
            key: 'absent',
            title: t('attendance.mark.absent'),
            align: 'right',
            render: (one) => hours(one.tally.absent),
          },
          {
            key: 'standing',
            title: t('hours.result'),
            render: (one) => (
              <span>
                <StandingChip standing={one.standing} />
                {one.issued !== null && (
                  <span className={styles.sub}>{t('attendance.issued', { hours: one.issued })}</span>
                )}
              </span>
            ),
          },
          {
            key: 'acts',
            title: '',
            render: (one) =>
              one.standing === 'toWithdraw' && board.mayMark ? (
                <Button size="small" danger onClick={() => setLeaving(one)}>
                  {t('attendance.withdraw.act')}
                </Button>
              ) : null,
          },
        ]}
      />
      {leaving !== null && (
        <WithdrawDialog
          key={leaving.nominationId}
          board={board}
          trainee={leaving}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  )
}

function WithdrawDialog({
  board,
  trainee,
  onClose,
}: {
  board: AttendanceBoard
  trainee: AttendingTrainee
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const edit = useEdit(api.training.withdrawTrainee, {
    seen: trainee,
    read: async () =>
      (await api.training.getAttendance({ id: board.classId })).trainees.find(
        (one) => one.nominationId === trainee.nominationId,
      ) ?? null,
    fields: [
      {
        label: t('hours.result'),
        tell: (one: AttendingTrainee) => t(`attendance.standing.${one.standing}`),
      },
    ],
    invalidates: [['training']],
    done: t('attendance.withdraw.done'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('attendance.withdraw.title', { name: trainee.name })}
      help={t('attendance.withdraw.help', { hours: trainee.tally.leave, limit: board.leaveLimit })}
      label={t('attendance.withdraw.reason')}
      act={t('attendance.withdraw.act')}
      schema={reasonSchema}
      draft={`training.nomination:${trainee.nominationId}:withdraw`}
      danger
      busy={edit.busy}
      notice={edit.notice}
      onSubmit={(reason) => edit.submit({ id: trainee.nominationId, lockVersion: edit.lockVersion, reason })}
      onClose={onClose}
    />
  )
}
