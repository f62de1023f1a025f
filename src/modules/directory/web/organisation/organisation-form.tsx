import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import type { OrganisationDetail, OrganisationInput } from '../../contract/organisation.ts'
import { directoryContract } from '../../contract.ts'
import { directoryQueries } from '../queries.ts'
import { EnterpriseSelect } from '../selects.tsx'
import { OrganisationFields } from './organisation-fields.tsx'

const keys = ['name', 'shortName', 'kind', 'deptKind', 'regionCode', 'position', 'validFrom', 'note'] as const
type Key = (typeof keys)[number]
type Values = Partial<Omit<OrganisationInput, 'position'>> & {
  position?: number | null
  enterpriseId?: string | null
  renamedOn?: string | null
}

/** Founds an organisation below another one, or a root. */
export function NewOrganisationForm({
  parent,
  onClose,
}: {
  parent: OrganisationDetail | null
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form)
  const enterpriseId = Form.useWatch('enterpriseId', form)
  const create = useWrite(api.directory.createOrganisation, {
    form,
    done: t('organisation.done.create'),
    onDone: ({ id }) => {
      onClose()
      go(paths.organisations({ id }))
    },
  })
  const submit = (values: Values) => {
    const given = kind === 'enterprise' ? values.enterpriseId : null
    const input = readForm(form, inputSchemaOf(directoryContract.createOrganisation), {
      ...values,
      name: values.name ?? '',
      enterpriseId: given ?? null,
      parentId: parent?.id ?? null,
    })
    if (input) create.mutate(input)
  }
  return (
    <DraftForm
      draft={`directory.organisation:new:${parent?.id ?? 'root'}`}
      form={form}
      layout="vertical"
      initialValues={{
        name: '',
        shortName: null,
        deptKind: null,
        enterpriseId: null,
        validFrom: null,
        note: null,
        regionCode: parent?.regionCode,
        position: null,
      }}
      onFinish={submit}
    >
      <OrganisationFields named={kind !== 'enterprise' || !enterpriseId}>
        {kind === 'enterprise' && (
          <Form.Item
            name="enterpriseId"
            label={t('organisation.field.enterpriseId')}
            extra={t('organisation.enterpriseHelp')}
          >
            <EnterpriseSelect onName={(name) => name !== null && form.setFieldValue('name', name)} />
          </Form.Item>
        )}
      </OrganisationFields>
      <FormActions act={t('organisation.act.create')} busy={create.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes an organisation; after a conflict both versions stand side by side. */
export function ChangeOrganisationForm({
  organisation,
  onClose,
}: {
  organisation: OrganisationDetail
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const name = Form.useWatch('name', form)
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const say = (version: Partial<Record<Key, unknown>>, key: Key): string | null => {
    const value = version[key] ?? null
    if (value === null) return null
    if (key === 'kind' || key === 'deptKind') {
      const labels: Record<string, string> = {
        ...t('organisation.kind', { returnObjects: true }),
        ...t('organisation.deptKind', { returnObjects: true }),
      }
      return labels[String(value)] ?? String(value)
    }
    if (key === 'regionCode') return regions.find(({ code }) => code === value)?.name ?? String(value)
    return key === 'validFrom' ? format.day(String(value)) : String(value)
  }
  const save = useEdit(api.directory.updateOrganisation, {
    form,
    done: t('organisation.done.edit'),
    onDone: onClose,
    seen: organisation,
    read: () => api.directory.getOrganisation({ id: organisation.id }),
    fields: keys.map((key) => ({
      label: t(`organisation.field.${key}`),
      tell: (version: OrganisationDetail) => say(version, key),
      entered: (input: Partial<Record<Key, unknown>>) => say(input, key),
    })),
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm
      draft={`directory.organisation:${organisation.id}`}
      edit={save}
      form={form}
      layout="vertical"
      initialValues={{ ...Object.fromEntries(keys.map((key) => [key, organisation[key]])), renamedOn: null }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(directoryContract.updateOrganisation), {
          ...values,
          id: organisation.id,
          lockVersion: save.lockVersion,
        })
        if (input) save.submit(input)
      }}
    >
      <OrganisationFields named={organisation.enterprise === null}>
        {name !== undefined && name !== organisation.name && (
          <Form.Item
            name="renamedOn"
            label={t('organisation.field.renamedOn')}
            extra={t('organisation.renamedHelp')}
          >
            <DayField />
          </Form.Item>
        )}
      </OrganisationFields>
      <FormActions act={ui('save')} busy={save.busy} onCancel={onClose} />
    </DraftForm>
  )
}
