import { useQuery } from '@tanstack/react-query'
import { Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { readForm } from '#web/ui/zod-form.ts'
import { type AccountWithPassword, newAccount } from '../contract.ts'
import { accessQueries } from './queries.ts'

type Values = { personId: string | null; name: string; username: string; orgId: string | null }

/** Opens an account, for a person of the directory or for a name. */
export function NewAccountDrawer({
  onClose,
  onOpened,
}: {
  onClose: () => void
  onOpened: (opened: AccountWithPassword) => void
}) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const phone = usePhone()
  const [form] = Form.useForm<Values>()
  const [query, setQuery] = useState('')
  const candidates = useQuery(accessQueries.candidates(query))
  const organisations = useQuery(directoryQueries.organisations())
  const open = useWrite(api.access.createAccount, { form, done: false, onDone: onOpened })
  const people = candidates.data ?? []
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 520} title={t('new.title')}>
      <DraftForm<Values>
        draft="access.account:new"
        form={form}
        layout="vertical"
        initialValues={{ personId: null, name: '', username: '', orgId: null }}
        onFinish={(values) => {
          const input = readForm(form, newAccount, values)
          if (input) open.mutate(input)
        }}
      >
        <Form.Item name="personId" label={t('new.person')} extra={t('new.personHelp')}>
          <Select
            allowClear
            showSearch={{ filterOption: false, onSearch: setQuery }}
            loading={candidates.isFetching}
            notFoundContent={t('new.personEmpty')}
            options={people.map((person) => ({
              value: person.personId,
              label: `${person.name}${format.bracket(person.orgName)}`,
            }))}
            onChange={(personId: string | null | undefined) => {
              const person = people.find((one) => one.personId === personId)
              form.setFieldsValue(
                person === undefined ? { personId: null } : { name: person.name, orgId: person.orgId },
              )
            }}
          />
        </Form.Item>
        <Form.Item name="name" required label={t('new.name')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="username" required label={t('new.username')} extra={t('new.usernameHelp')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="orgId" label={t('new.org')} extra={t('new.orgHelp')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={organisations.isPending}
            options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(orgId: string | undefined) => form.setFieldValue('orgId', orgId ?? null)}
          />
        </Form.Item>
        <FormActions act={t('new.open')} busy={open.isPending} onCancel={onClose} />
      </DraftForm>
    </Drawer>
  )
}
