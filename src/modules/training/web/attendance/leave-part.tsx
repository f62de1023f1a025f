import { Button, Checkbox, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type AttendanceBoard,
  type AttendedSession,
  type LeaveRequest,
  trainingContract,
} from '../../contract/index.ts'
import styles from './attendance.module.css'
import { useSessionWords } from './marks.tsx'

const reasonSchema = inputSchemaOf(trainingContract.decideLeave).pick({ reason: true })

/** Leave that was asked for, to be granted or refused, with what it comes to. */
export function LeavePart({ board }: { board: AttendanceBoard }) {
  const { t } = useTranslation('training')
  const [deciding, setDeciding] = useState<{ leave: LeaveRequest; grant: boolean } | null>(null)
  const [adding, setAdding] = useState(false)
  const titles = useTitles(board.sessions)
  const format = useFormat()
  return (
    <Section
      title={t('attendance.leave.title')}
      actions={board.mayMark && <Button onClick={() => setAdding(true)}>{t('attendance.leave.add')}</Button>}
    >
      {board.leaves.length === 0 && <p className={styles.open}>{t('attendance.leave.none')}</p>}
      <ul className={styles.roster}>
        {board.leaves.map((leave) => (
          <li key={leave.id}>
            <span>
              {leave.name} <Chip>{t(`attendance.leave.state.${leave.state}`)}</Chip>{' '}
              {t('attendance.hours', { hours: leave.hours })}
              <span className={styles.sub}>
                {titles(leave.sessionIds)}
                <br />
                {leave.reason}
                {leave.decisionReason !== null &&
                  format.bracket(
                    [leave.decidedBy, leave.decisionReason]
                      .filter((part) => part !== null)
                      .join(format.colon),
                  )}
                <br />
                {t('attendance.leave.by', { name: leave.askedBy })}
              </span>
            </span>
            {leave.state === 'asked' && (
              <span className="no-print">
                <Button size="small" type="primary" onClick={() => setDeciding({ leave, grant: true })}>
                  {t('attendance.leave.grant')}
                </Button>{' '}
                <Button size="small" onClick={() => setDeciding({ leave, grant: false })}>
                  {t('attendance.leave.refuse')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {deciding !== null && (
        <DecideDialog key={deciding.leave.id} board={board} {...deciding} onClose={() => setDeciding(null)} />
      )}
      {adding && <SlipDialog board={board} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function useTitles(sessions: readonly Pick<AttendedSession, 'id' | 'title' | 'at'>[]) {
  const words = useSessionWords()
  const format = useFormat()
  return (ids: readonly string[]) =>
    sessions
      .filter(({ id }) => ids.includes(id))
      .map(words.whole)
      .join(format.comma)
}

function DecideDialog({
  board,
  leave,
  grant,
  onClose,
}: {
  board: AttendanceBoard
  leave: LeaveRequest
  grant: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const edit = useEdit(api.training.decideLeave, {
    seen: leave,
    read: async () =>
      (await api.training.getAttendance({ id: board.classId })).leaves.find(({ id }) => id === leave.id) ??
      null,
    fields: [
      { label: t('hours.result'), tell: (one: LeaveRequest) => t(`attendance.leave.state.${one.state}`) },
    ],
    invalidates: [['training']],
    done: t('attendance.leave.decided'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const figures = { hours: leave.hours, with: leave.hoursWith, limit: board.leaveLimit }
  return (
    <ReasonDialog
      title={t(grant ? 'attendance.leave.grantTitle' : 'attendance.leave.refuseTitle', { name: leave.name })}
      help={t('attendance.leave.figures', figures)}
      label={t('attendance.leave.decisionReason')}
      act={t(grant ? 'attendance.leave.grant' : 'attendance.leave.refuse')}
      schema={reasonSchema}
      draft={`training.leave:${leave.id}:${grant ? 'grant' : 'refuse'}`}
      danger={grant && leave.passesLimit}
      busy={edit.busy}
      notice={
        <>
          {grant && leave.passesLimit && <p className={styles.warning}>{t('attendance.leave.warning')}</p>}
          {edit.notice}
        </>
      }
      onSubmit={(reason) => edit.submit({ id: leave.id, lockVersion: edit.lockVersion, grant, reason })}
      onClose={onClose}
    />
  )
}

interface SlipValues {
  id: string
  sessionIds: string[]
  reason: string
}

/** Leave from a slip on paper, for a trainee without an account. */
function SlipDialog({ board, onClose }: { board: AttendanceBoard; onClose: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const trainees = board.trainees.filter(({ standing }) => standing !== 'withdrawn')
  return (
    <LeaveDialog
      draft={`training.leave:${board.classId}:slip`}
      title={t('attendance.leave.addTitle')}
      sessions={board.sessions}
      onClose={onClose}
    >
      <Form.Item name="id" label={t('attendance.trainee')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={trainees.map((one) => ({
            value: one.nominationId,
            label: `${one.name}${format.bracket(one.unit.name)}`,
          }))}
        />
      </Form.Item>
    </LeaveDialog>
  )
}

/** Asks for leave from sessions. @param nominationId whose it is; left out, a field among the children says it. */
export function LeaveDialog({
  draft,
  title,
  sessions,
  nominationId,
  onClose,
  children,
}: {
  draft: string
  title: string
  sessions: readonly Pick<AttendedSession, 'id' | 'title' | 'at'>[]
  nominationId?: string
  onClose: () => void
  children?: React.ReactNode
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const words = useSessionWords()
  const [form] = Form.useForm<SlipValues>()
  const ask = useWrite(api.training.askLeave, {
    invalidates: [['training']],
    form,
    done: t('attendance.leave.asked'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={title}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: ask.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<SlipValues>
        draft={draft}
        form={form}
        layout="vertical"
        initialValues={{ sessionIds: [] }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.askLeave), {
            ...values,
            id: nominationId ?? values.id,
          })
          if (input) ask.mutate(input)
        }}
      >
        {children}
        <Form.Item name="sessionIds" label={t('attendance.leave.sessions')} required>
          <Checkbox.Group
            className={styles.checks ?? ''}
            options={sessions.map((one) => ({ value: one.id, label: words.whole(one) }))}
          />
        </Form.Item>
        <ReasonField label={t('attendance.leave.reason')} />
      </DraftForm>
    </Modal>
  )
}
