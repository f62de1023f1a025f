import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type ClassDetail, trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'
import { useClassDays } from './class-marks.tsx'

interface Values {
  startsOn: string
  endsOn: string
  place: string | null
  reason: string
}

/** Moves an approved class to other days or another place, with the reason. */
export function RescheduleDialog({ of, onClose }: { of: ClassDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const days = useClassDays()
  const [form] = Form.useForm<Values>()
  const edit = useEdit(api.training.rescheduleClass, {
    form,
    seen: of,
    read: () => api.training.getClass({ id: of.id }),
    fields: [
      { label: t('class.field.days'), tell: (one) => days(one) },
      { label: t('class.field.place'), tell: (one) => one.place },
    ],
    invalidates: [['training']],
    done: t('class.detail.rescheduled'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('class.detail.reschedule')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`training.class.reschedule:${of.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{ startsOn: of.startsOn, endsOn: of.endsOn, place: of.place }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.rescheduleClass), {
            ...values,
            place: values.place || null,
            id: of.id,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
      >
        <div className={styles.two}>
          <Form.Item name="startsOn" label={t('class.field.startsOn')} required>
            <DayField />
          </Form.Item>
          <Form.Item name="endsOn" label={t('class.field.endsOn')} required>
            <DayField />
          </Form.Item>
        </div>
        <Form.Item name="place" label={t('class.field.place')}>
          <Input />
        </Form.Item>
        <ReasonField label={t('class.field.moveReason')} />
      </DraftForm>
    </Modal>
  )
}
