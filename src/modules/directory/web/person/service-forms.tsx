import { Form, Input, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { PersonDetail } from '../../contract/person.ts'
import { directoryContract } from '../../contract.ts'
import { FormActions } from '../form-parts.tsx'
import { OrganisationSelect } from '../selects.tsx'
import { HandoverList } from './handover-list.tsx'

type Props = { person: PersonDetail; today: string | null; onClose: () => void }
type Values = Record<string, unknown>

const versionOf = ({ id, lockVersion }: PersonDetail) => ({ id, lockVersion })

function ReasonField({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('directory')
  return (
    <>
      {children}
      <Form.Item name="reason" label={t('person.form.reason')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  )
}

/** Moves a person to another organisation. */
export function MovePersonForm({ person, today, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const move = useWrite(api.directory.movePerson, { form, done: t('person.done.move'), onDone: onClose })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ on: today, endPosts: true, reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.movePerson)
        const input = readForm(form, schema, { ...values, ...versionOf(person) })
        if (input) move.mutate(input)
      }}
    >
      <ReasonField>
        <Form.Item name="orgId" label={t('person.field.orgId')} required>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="on" label={t('person.form.on')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="endPosts" label={t('person.form.endPosts')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </ReasonField>
      <FormActions act={t('person.act.move')} busy={move.isPending} onCancel={onClose} />
    </Form>
  )
}

/** A person leaves the service; what there is to hand over stands above. */
export function LeaveForm({ person, today, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const leave = useWrite(api.directory.leavePerson, { form, done: t('person.done.leave'), onDone: onClose })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ leftOn: today, reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.leavePerson)
        const input = readForm(form, schema, { ...values, ...versionOf(person) })
        if (input) leave.mutate(input)
      }}
    >
      <HandoverList personId={person.id} />
      <p>{t('person.form.leaveHelp')}</p>
      <ReasonField>
        <Form.Item name="leftOn" label={t('person.form.leftOn')} required>
          <DayField />
        </Form.Item>
      </ReasonField>
      <FormActions danger act={t('person.act.leave')} busy={leave.isPending} onCancel={onClose} />
    </Form>
  )
}

/** A person who left is in service again. */
export function RejoinForm({ person, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const rejoin = useWrite(api.directory.rejoinPerson, {
    form,
    done: t('person.done.rejoin'),
    onDone: onClose,
  })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.rejoinPerson)
        const input = readForm(form, schema, { ...values, ...versionOf(person) })
        if (input) rejoin.mutate(input)
      }}
    >
      <p>{t('person.form.rejoinHelp')}</p>
      <ReasonField />
      <FormActions act={t('person.act.rejoin')} busy={rejoin.isPending} onCancel={onClose} />
    </Form>
  )
}
