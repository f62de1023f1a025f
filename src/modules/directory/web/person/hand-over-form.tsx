import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { Appointment } from '../../contract/appointment.ts'
import { directoryContract } from '../../contract.ts'
import { PersonSelect } from '../selects.tsx'
import { useTermEdit } from './use-term-edit.ts'

/** Hands a post over to a successor: the predecessor's term ends the day before. */
export function HandOverForm({
  term,
  today,
  onClose,
}: {
  term: Appointment
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Record<string, unknown>>()
  const save = useTermEdit(term, api.directory.handOverAppointment, {
    form,
    done: t('person.done.handOver'),
    onClose,
    entered: ({ sinceOn }) => ({ untilOn: addDays(sinceOn, -1) }),
  })
  return (
    <DraftForm
      draft={`directory.appointment:${term.id}:handOver`}
      edit={save}
      form={form}
      layout="vertical"
      initialValues={{ sinceOn: today, source: '', note: null }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.handOverAppointment), {
          ...values,
          id: term.id,
          lockVersion: save.lockVersion,
        })
        if (input) save.submit(input)
      }}
    >
      <p>{t('person.form.handOverHelp', { name: term.personName })}</p>
      <Form.Item name="successorId" label={t('person.form.successor')} required>
        <PersonSelect except={term.personId} />
      </Form.Item>
      <Form.Item name="sinceOn" label={t('person.form.handOverSince')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="source" label={t('person.form.source')} extra={t('person.form.sourceHelp')} required>
        <Input />
      </Form.Item>
      <Form.Item name="note" label={t('person.form.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <FormActions act={t('person.act.handOver')} busy={save.busy} onCancel={onClose} />
    </DraftForm>
  )
}
