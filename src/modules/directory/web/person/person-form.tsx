import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type PersonDetail, sensitiveFields } from '../../contract/person.ts'
import { directoryContract } from '../../contract.ts'
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
    <DraftForm
      draft="directory.person:new"
      secret={sensitiveFields}
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
    </DraftForm>
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
/** Phone and e-mail that are left out stay as they are. */
type Entered = Partial<
  Record<(typeof keys)[number] | (typeof sensitiveFields)[number], string | null | undefined>
>

/**
 * Changes a person. Phone and e-mail are shown masked and asked for anew: what is left empty stays. After a conflict
 * both versions stand side by side.
 */
export function ChangePersonForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const save = useEdit(api.directory.updatePerson, {
    form,
    done: t('person.done.edit'),
    onDone: onClose,
    seen: person,
    read: () => api.directory.getPerson({ id: person.id }),
    fields: [...keys, ...sensitiveFields].map((key) => ({
      label: t(`person.field.${key}`),
      tell: (version: PersonDetail) => version[key],
      entered: (input: Entered) => (input[key] === undefined ? person[key] : input[key]),
    })),
    onTakeTheirs: onClose,
  })
  const submit = (values: Values) => {
    const contact = (field: (typeof sensitiveFields)[number]) =>
      values[`${field}Removed`] ? null : (values[field] ?? undefined)
    const input = readForm(form, inputSchemaOf(directoryContract.updatePerson), {
      ...Object.fromEntries(keys.map((key) => [key, values[key]])),
      phone: contact('phone'),
      email: contact('email'),
      id: person.id,
      lockVersion: save.lockVersion,
    })
    if (input) save.submit(input)
  }
  return (
    <DraftForm
      draft={`directory.person:${person.id}`}
      edit={save}
      secret={sensitiveFields}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, person[key]])),
        phone: null,
        email: null,
      }}
      onFinish={submit}
    >
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
      <FormActions act={ui('save')} busy={save.busy} onCancel={onClose} />
    </DraftForm>
  )
}
