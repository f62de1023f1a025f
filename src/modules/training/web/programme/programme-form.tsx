import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type Programme, type ProgrammeFields, trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'

/** Corrects title, basis and spacing of a programme. */
export function ProgrammeForm({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<ProgrammeFields>()
  const edit = useEdit(api.training.updateProgramme, {
    seen: programme,
    read: () => api.training.getProgramme({ id: programme.id }),
    fields: [
      { label: t('class.newProgramme.name'), tell: (one) => one.title },
      { label: t('class.newProgramme.basis'), tell: (one) => one.basis ?? null },
      { label: t('class.newProgramme.spacingWeeks'), tell: (one) => String(one.spacingWeeks) },
    ],
    form,
    invalidates: [['training']],
    done: t('class.programme.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<ProgrammeFields>
      draft={`training.programme:${programme.id}`}
      edit={edit}
      form={form}
      layout="vertical"
      className={styles.form}
      disabled={edit.busy}
      initialValues={programme}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(trainingContract.updateProgramme), {
          ...values,
          id: programme.id,
          lockVersion: edit.lockVersion,
        })
        if (input) edit.submit(input)
      }}
    >
      <Form.Item name="title" label={t('class.newProgramme.name')} required>
        <Input />
      </Form.Item>
      <Form.Item
        name="basis"
        label={t('class.newProgramme.basis')}
        extra={t('class.newProgramme.basisHelp')}
        normalize={(value) => (value === '' ? null : value)}
      >
        <Input />
      </Form.Item>
      <Form.Item name="spacingWeeks" label={t('class.newProgramme.spacingWeeks')} required>
        <InputNumber min={1} max={26} precision={0} />
      </Form.Item>
      <FormActions act={ui('save')} busy={edit.busy} onCancel={onClose} />
    </DraftForm>
  )
}
