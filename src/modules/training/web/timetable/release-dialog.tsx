import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  changeSentence,
  changesBetween,
  type TimetableDetail,
  type TimetableFinding,
  trainingContract,
} from '../../contract/index.ts'
import { FindingList } from './finding-list.tsx'
import styles from './timetable.module.css'
import { useArrangement } from './use-draft-edits.ts'

/** Shows what a release would change and break before it is made; with broken rules it asks for the reason. */
export function ReleaseDialog({
  of,
  draft,
  findings,
  onClose,
}: {
  of: TimetableDetail
  draft: NonNullable<TimetableDetail['draft']>
  findings: readonly TimetableFinding[]
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const { language } = useFormat()
  const [form] = Form.useForm<{ overrideReason: string | null }>()
  const arrangement = useArrangement()
  const release = useEdit(api.training.releaseTimetable, {
    form,
    seen: of,
    read: () => api.training.getTimetable({ id: of.classId }),
    fields: [arrangement],
    invalidates: [['training']],
    done: t('timetable.releasedNow'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const hard = findings.filter((one) => one.hard)
  const changes = of.released === null ? null : changesBetween(of.released, draft.sessions)
  const arranged = draft.sessions.filter(({ at }) => at !== null).length
  const nothing = arranged === 0 || changes?.length === 0
  return (
    <Modal
      open
      width={640}
      title={of.released === null ? t('timetable.releaseFirst') : t('timetable.releaseNext')}
      okText={t('timetable.release')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: release.busy, disabled: nothing }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {changes === null ? (
        <p>{t('timetable.releaseFirstHelp', { count: arranged })}</p>
      ) : changes.length === 0 ? (
        <p>{t('timetable.noChange')}</p>
      ) : (
        <>
          <p>{t('timetable.releaseNextHelp')}</p>
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={`${change.rule} ${change.sessionId}`}>{changeSentence(change)[language]}</li>
            ))}
          </ul>
        </>
      )}
      <DraftForm
        draft={`training.timetable.release:${of.classId}`}
        edit={release}
        form={form}
        layout="vertical"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.releaseTimetable), {
            id: of.classId,
            lockVersion: release.lockVersion,
            overrideReason: values.overrideReason?.trim() || null,
          })
          if (input) release.submit(input)
        }}
      >
        {hard.length > 0 && (
          <>
            <FindingList findings={hard} />
            <Form.Item
              name="overrideReason"
              label={t('timetable.overrideReason')}
              extra={t('timetable.overrideHelp')}
              required
            >
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
            </Form.Item>
          </>
        )}
      </DraftForm>
    </Modal>
  )
}
