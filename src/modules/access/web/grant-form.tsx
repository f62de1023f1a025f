import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { type Account, newGrant, type Role, roleKinds } from '../contract.ts'
import styles from './access.module.css'
import { accessQueries } from './queries.ts'
import { useAccessWords } from './words.ts'

type Values = {
  roleCode?: string
  orgId?: string | null
  chainCodes?: string[]
  regionCode?: string | null
  sinceOn: string | null
  untilOn: string | null
  reason: string
}

/** Gives a role; only the anchors its reach is measured from are asked for. */
export function GrantForm({
  account,
  today,
  onClose,
}: {
  account: Account
  today: string
  onClose: () => void
}) {
  const { t } = useTranslation('access')
  const words = useAccessWords()
  const [form] = Form.useForm<Values>()
  const roles = useQuery(accessQueries.roles()).data ?? []
  const anchors = useQuery(accessQueries.anchors())
  const organisations = useQuery(directoryQueries.organisations())
  const give = useWrite(api.access.giveGrant, { form, done: t('grants.given'), onDone: onClose })
  const roleCode = Form.useWatch('roleCode', form)
  const role = roles.find((item) => item.code === roleCode)
  return (
    <DraftForm<Values>
      draft={`access.grant:new:${account.id}`}
      form={form}
      layout="vertical"
      className={styles.grantForm}
      initialValues={{ sinceOn: today, untilOn: null, reason: '' }}
      onFinish={(values) => {
        const input = readForm(form, newGrant, {
          ...values,
          accountId: account.id,
          roleCode: values.roleCode ?? '',
          orgId: values.orgId ?? null,
          chainCodes: values.chainCodes ?? [],
          regionCode: values.regionCode ?? null,
        })
        if (input) give.mutate(input)
      }}
    >
      <Form.Item name="roleCode" label={t('grants.role')} extra={role && words.description(role)} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={roleKinds.map((kind) => ({
            label: t(`kind.${kind}`),
            options: roles
              .filter((item) => item.kind === kind)
              .map((item) => ({ value: item.code, label: words.role(item) })),
          }))}
        />
      </Form.Item>
      {measuresFrom(role, 'ownOrg', 'subtree') && (
        <Form.Item name="orgId" label={t('grants.org')} extra={t('grants.orgHelp')} preserve={false}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={organisations.isPending}
            placeholder={account.orgName}
            options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      )}
      {measuresFrom(role, 'ownChains') && (
        <Form.Item
          name="chainCodes"
          label={t('grants.chains')}
          preserve={false}
          required={role?.needs.includes('chains') ?? false}
        >
          <Select
            mode="multiple"
            loading={anchors.isPending}
            options={(anchors.data?.chains ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {measuresFrom(role, 'region') && (
        <Form.Item
          name="regionCode"
          label={t('grants.region')}
          preserve={false}
          required={role?.needs.includes('region') ?? false}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={anchors.isPending}
            options={(anchors.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      <div className={styles.pair}>
        <Form.Item name="sinceOn" label={t('grants.since')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="untilOn" label={t('grants.until')} extra={t('grants.untilHelp')}>
          <DayField />
        </Form.Item>
      </div>
      <ReasonField label={t('grants.reason')} />
      <FormActions act={t('grants.give')} busy={give.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

function measuresFrom(role: Role | undefined, ...scopes: string[]): boolean {
  return role?.permissions.some((given) => given.scopes.some((scope) => scopes.includes(scope))) ?? false
}
