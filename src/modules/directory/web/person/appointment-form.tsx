import { Form, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { Appointment } from '../../contract/appointment.ts'
import type { PersonDetail } from '../../contract/person.ts'
import { directoryContract } from '../../contract.ts'
import styles from '../enterprises.module.css'
import { OrganisationSelect } from '../selects.tsx'
import { useTermEdit } from './use-term-edit.ts'

type Values = Record<string, unknown>

/** Gives a post to a person. */
export function GiveForm({
  person,
  today,
  onClose,
}: {
  person: PersonDetail
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const give = useWrite(api.directory.giveAppointment, { form, done: t('person.done.give'), onDone: onClose })
  return (
    <DraftForm
      draft={`directory.appointment:new:${person.id}`}
      form={form}
      layout="vertical"
      initialValues={{ ...blank, orgId: person.orgId, sinceOn: today }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.giveAppointment), {
          ...values,
          personId: person.id,
        })
        if (input) give.mutate(input)
      }}
    >
      <TermFields />
      <FormActions act={t('person.act.give')} busy={give.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

const blank = { title: '', isHead: false, untilOn: null, source: '', note: null }
const keys = ['title', 'orgId', 'isHead', 'sinceOn', 'untilOn', 'source', 'note'] as const

/** Corrects an entry; after a conflict both versions stand side by side. */
export function CorrectForm({ term, onClose }: { term: Appointment; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const save = useTermEdit(term, api.directory.updateAppointment, {
    form,
    done: t('person.done.correct'),
    onClose,
    entered: (input) => input,
  })
  return (
    <DraftForm
      draft={`directory.appointment:${term.id}`}
      edit={save}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, term[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.updateAppointment), {
          ...values,
          id: term.id,
          lockVersion: save.lockVersion,
        })
        if (input) save.submit(input)
      }}
    >
      <TermFields />
      <FormActions act={ui('save')} busy={save.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function TermFields() {
  const { t } = useTranslation('directory')
  return (
    <>
      <Form.Item name="title" label={t('person.form.title')} required>
        <Input />
      </Form.Item>
      <Form.Item name="orgId" label={t('person.field.orgId')} required>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="isHead" label={t('person.form.isHead')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="sinceOn" label={t('person.form.sinceOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="untilOn" label={t('person.form.untilOn')}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t('person.form.source')} extra={t('person.form.sourceHelp')} required>
        <Input />
      </Form.Item>
      <Form.Item name="note" label={t('person.form.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  )
}

/** Ends a term without a successor. */
export function EndForm({
  term,
  today,
  onClose,
}: {
  term: Appointment
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const end = useTermEdit(term, api.directory.endAppointment, {
    form,
    done: t('person.done.end'),
    onClose,
    entered: ({ untilOn }) => ({ untilOn }),
  })
  return (
    <DraftForm
      draft={`directory.appointment:${term.id}:end`}
      edit={end}
      form={form}
      layout="vertical"
      initialValues={{ untilOn: today, reason: '' }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.endAppointment), {
          ...values,
          id: term.id,
          lockVersion: end.lockVersion,
        })
        if (input) end.submit(input)
      }}
    >
      <Form.Item name="untilOn" label={t('person.form.untilOn')} required>
        <DayField />
      </Form.Item>
      <ReasonField label={t('person.form.reason')} />
      <FormActions danger act={t('person.act.end')} busy={end.busy} onCancel={onClose} />
    </DraftForm>
  )
}
