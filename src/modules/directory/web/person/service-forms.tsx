import { useQuery } from '@tanstack/react-query'
import { Form, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { PersonDetail } from '../../contract/person.ts'
import { directoryContract } from '../../contract.ts'
import { directoryQueries } from '../queries.ts'
import { OrganisationSelect } from '../selects.tsx'
import { HandoverList } from './handover-list.tsx'
import { usePersonEdit } from './use-person-edit.ts'

type Props = { person: PersonDetail; today: string | null; onClose: () => void }
type Values = Record<string, unknown>

/** Moves a person to another organisation. */
export function MovePersonForm({ person, today, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const tree = useQuery(directoryQueries.tree(false)).data ?? []
  const move = usePersonEdit(person, api.directory.movePerson, {
    form,
    done: t('person.done.move'),
    onClose,
    entered: { orgId: ({ orgId }) => tree.find((one) => one.id === orgId)?.name ?? null },
  })
  return (
    <DraftForm
      draft={`directory.person:${person.id}:move`}
      edit={move}
      form={form}
      layout="vertical"
      initialValues={{ on: today, endPosts: true, reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.movePerson)
        const input = readForm(form, schema, { ...values, id: person.id, lockVersion: move.lockVersion })
        if (input) move.submit(input)
      }}
    >
      <Form.Item name="orgId" label={t('person.field.orgId')} required>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="on" label={t('person.form.on')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="endPosts" label={t('person.form.endPosts')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <ReasonField label={t('person.form.reason')} />
      <FormActions act={t('person.act.move')} busy={move.busy} onCancel={onClose} />
    </DraftForm>
  )
}

/** A person leaves the service; what there is to hand over stands above. */
export function LeaveForm({ person, today, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const format = useFormat()
  const leave = usePersonEdit(person, api.directory.leavePerson, {
    form,
    done: t('person.done.leave'),
    onClose,
    entered: { leftOn: ({ leftOn }) => format.day(leftOn) },
  })
  return (
    <DraftForm
      draft={`directory.person:${person.id}:leave`}
      edit={leave}
      form={form}
      layout="vertical"
      initialValues={{ leftOn: today, reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.leavePerson)
        const input = readForm(form, schema, { ...values, id: person.id, lockVersion: leave.lockVersion })
        if (input) leave.submit(input)
      }}
    >
      <HandoverList personId={person.id} />
      <p>{t('person.form.leaveHelp')}</p>
      <Form.Item name="leftOn" label={t('person.form.leftOn')} required>
        <DayField />
      </Form.Item>
      <ReasonField label={t('person.form.reason')} />
      <FormActions danger act={t('person.act.leave')} busy={leave.busy} onCancel={onClose} />
    </DraftForm>
  )
}

/** A person who left is in service again. */
export function RejoinForm({ person, onClose }: Props) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm<Values>()
  const rejoin = usePersonEdit(person, api.directory.rejoinPerson, {
    form,
    done: t('person.done.rejoin'),
    onClose,
    entered: { leftOn: () => null },
  })
  return (
    <DraftForm
      draft={`directory.person:${person.id}:rejoin`}
      edit={rejoin}
      form={form}
      layout="vertical"
      initialValues={{ reason: '' }}
      onFinish={(values) => {
        const schema = inputSchemaOf(directoryContract.rejoinPerson)
        const input = readForm(form, schema, { ...values, id: person.id, lockVersion: rejoin.lockVersion })
        if (input) rejoin.submit(input)
      }}
    >
      <p>{t('person.form.rejoinHelp')}</p>
      <ReasonField label={t('person.form.reason')} />
      <FormActions act={t('person.act.rejoin')} busy={rejoin.busy} onCancel={onClose} />
    </DraftForm>
  )
}
