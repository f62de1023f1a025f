import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type PersonDetail, sensitiveFields } from '../../contract/person.ts'
import { directoryContract } from '../../contract.ts'
import { Clash, emptyToNull, FormActions } from '../form-parts.tsx'
import { directoryQueries } from '../queries.ts'
import { OrganisationSelect } from '../selects.tsx'

type Values = Record<string, unknown>

/** Enters a person into an organisation and opens the page of the person. */
export function NewPersonForm({ orgId, onClose }: { orgId: string | null; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.directory.createPerson, {
    form,
    done: t('person.done.create'),
    onDone: ({ id }) => {
      onClose()
      go(paths.person(id))
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ name: '', staffNo: null, note: null, phone: null, email: null, orgId }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.createPerson), {
          ...values,
          orgId: values.orgId ?? undefined,
        })
        if (input) create.mutate(input)
      }}
    >
      <NameFields />
      <Form.Item name="orgId" label={t('person.field.orgId')} required>
        <OrganisationSelect />
      </Form.Item>
      {sensitiveFields.map((field) => (
        <Form.Item key={field} name={field} label={t(`person.field.${field}`)} normalize={emptyToNull}>
          <Input autoComplete="off" />
        </Form.Item>
      ))}
      <NoteField />
      <FormActions act={t('person.add')} busy={create.isPending} onCancel={onClose} />
    </Form>
  )
}

function NameFields() {
  const { t } = useTranslation('directory')
  return (
    <>
      <Form.Item name="name" label={t('person.field.name')} required>
        <Input />
      </Form.Item>
      <Form.Item
        name="staffNo"
        label={t('person.field.staffNo')}
        extra={t('person.staffNoHelp')}
        normalize={emptyToNull}
      >
        <Input />
      </Form.Item>
    </>
  )
}

function NoteField() {
  const { t } = useTranslation('directory')
  return (
    <Form.Item name="note" label={t('person.field.note')} normalize={emptyToNull}>
      <Input.TextArea autoSize={{ minRows: 2 }} />
    </Form.Item>
  )
}

const keys = ['name', 'staffNo', 'note'] as const

/**
 * Changes a person. Phone and e-mail are shown masked and asked for anew: what is left empty stays. After a conflict
 * both versions stand side by side.
 */
export function ChangePersonForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const now = useQuery(directoryQueries.person(person.id)).data ?? person
  const save = useWrite(api.directory.updatePerson, {
    form,
    quietConflict: true,
    done: t('person.done.edit'),
    onDone: onClose,
  })
  const send = (values: Values, lockVersion: number) => {
    const contact = (field: (typeof sensitiveFields)[number]) =>
      values[`${field}Removed`] ? null : (values[field] ?? undefined)
    const input = readForm(form, inputSchemaOf(directoryContract.updatePerson), {
      ...Object.fromEntries(keys.map((key) => [key, values[key]])),
      phone: contact('phone'),
      email: contact('email'),
      id: person.id,
      lockVersion,
    })
    if (!input) return
    save.mutate(input, {
      onError: (error) =>
        isConflict(error) && void client.invalidateQueries({ queryKey: ['directory', 'person', person.id] }),
    })
  }
  const mine = save.variables
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, person[key]])),
        phone: null,
        email: null,
      }}
      onFinish={(values) => send(values, person.lockVersion)}
    >
      {isConflict(save.error) && mine && (
        <Form.Item>
          <Clash
            keys={[...keys, ...sensitiveFields.filter((field) => mine[field] !== undefined)]}
            theirs={now}
            mine={mine}
            label={(key) => t(`person.field.${key}`)}
            show={(_key, value) => String(value)}
            busy={save.isPending}
            onTakeTheirs={onClose}
            onTakeMine={() => send(form.getFieldsValue(true) as Values, now.lockVersion)}
          />
        </Form.Item>
      )}
      <NameFields />
      {sensitiveFields.map((field) => (
        <Form.Item
          key={field}
          label={t(`person.field.${field}`)}
          extra={person[field] !== null && t('person.keepHelp', { value: person[field] })}
        >
          <Form.Item name={field} noStyle normalize={emptyToNull}>
            <Input autoComplete="off" />
          </Form.Item>
          {person[field] !== null && (
            <Form.Item name={`${field}Removed`} valuePropName="checked" noStyle>
              <Checkbox>{t('person.removeValue')}</Checkbox>
            </Form.Item>
          )}
        </Form.Item>
      ))}
      <NoteField />
      <FormActions act={ui('save')} busy={save.isPending} onCancel={onClose} />
    </Form>
  )
}
