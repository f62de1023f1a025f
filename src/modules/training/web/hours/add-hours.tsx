import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type HoursKind, hoursKinds, trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'

interface Values {
  personId: string
  kind: HoursKind
  source: string
  hours: string
  earnedOn: string
  evidence: string | null
}

/** Enters hours that were earned elsewhere than in a class here. */
export function AddHours({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.training.addHours, {
    invalidates: [['training', 'hours']],
    form,
    done: t('hours.added'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('hours.add')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft="training.hours:new"
        form={form}
        layout="vertical"
        initialValues={{ kind: 'online' }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.addHours), {
            ...values,
            evidence: values.evidence || null,
          })
          if (input) add.mutate(input)
        }}
      >
        <Form.Item name="personId" label={t('hours.field.person')} required>
          <PersonSelect />
        </Form.Item>
        <div className={styles.two}>
          <Form.Item name="kind" label={t('hours.field.kind')} required>
            <Select options={hoursKinds.map((value) => ({ value, label: t(`hours.kind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="hours" label={t('hours.field.hours')} required>
            <Input inputMode="decimal" />
          </Form.Item>
        </div>
        <Form.Item name="source" label={t('hours.field.source')} extra={t('hours.sourceHelp')} required>
          <Input />
        </Form.Item>
        <div className={styles.two}>
          <Form.Item name="earnedOn" label={t('hours.field.earnedOn')} required>
            <DayField />
          </Form.Item>
          <Form.Item name="evidence" label={t('hours.field.evidence')} extra={t('hours.evidenceHelp')}>
            <Input />
          </Form.Item>
        </div>
      </DraftForm>
    </Modal>
  )
}
