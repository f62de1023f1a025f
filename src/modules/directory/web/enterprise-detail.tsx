import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { directoryContract, type Enterprise, type enterpriseInput } from '../contract.ts'
import { EnterpriseForm } from './enterprise-form.tsx'
import { KindChips } from './kind-chips.tsx'
import { directoryQueries } from './queries.ts'

const removeReason = inputSchemaOf(directoryContract.removeEnterprise).pick({ reason: true })

/** Title and data of one enterprise, and its editing. */
export function EnterpriseDetail({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [editing, setEditing] = useState(false)
  const go = useGo()
  const fields = useEnterpriseFields()
  if (editing) return <Editing enterprise={enterprise} onClose={() => setEditing(false)} />
  return (
    <div>
      <PageHeader
        title={enterprise.name}
        sub={
          <>
            <KindChips kinds={enterprise.kinds} /> {enterprise.isDemo && <Chip>{t('demo')}</Chip>}
          </>
        }
        back={{ href: paths.enterprises(), label: t('list.title') }}
        actions={
          <>
            <Allowed right="directory.enterprise.edit">
              <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
            </Allowed>
            <Allowed right="directory.enterprise.remove">
              <RemoveButton
                name={enterprise.name}
                schema={removeReason}
                object={{
                  seen: enterprise,
                  read: () => api.directory.getEnterprise({ id: enterprise.id }),
                  fields: fields.map(({ label, tell }) => ({ label, tell })),
                }}
                remove={(reason, { id, lockVersion }) =>
                  api.directory.removeEnterprise({ id, lockVersion, reason })
                }
                onDone={() => go(paths.enterprises())}
              />
            </Allowed>
          </>
        }
      />
      <Data enterprise={enterprise} />
    </div>
  )
}

function Editing({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const [form] = Form.useForm()
  const noteSaved = useSavedNote()
  const draft = useDraft(`directory.enterprise:${enterprise.id}`, form, enterprise.lockVersion)
  const fields = useEnterpriseFields()
  const save = useEdit(api.directory.updateEnterprise, {
    form,
    done: false,
    onDone: (saved) => {
      draft.clear()
      onClose()
      noteSaved({ kind: 'directory.enterprise', id: saved.id })
    },
    seen: enterprise,
    read: () => api.directory.getEnterprise({ id: enterprise.id }),
    fields,
    onTakeTheirs: () => {
      draft.clear()
      onClose()
    },
  })
  return (
    <div>
      <PageHeader
        title={t('editTitle')}
        sub={enterprise.name}
        back={{ href: paths.enterprises(), label: t('list.title') }}
      />
      {save.notice}
      <EnterpriseForm
        form={form}
        initial={enterprise}
        draft={draft}
        busy={save.busy}
        onSubmit={(input) => save.submit({ ...input, id: enterprise.id, lockVersion: save.lockVersion })}
        onCancel={onClose}
      />
    </div>
  )
}

function Data({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  return (
    <KeyValue
      items={[
        { label: t('field.uscc'), value: enterprise.uscc },
        { label: t('field.regionCode'), value: enterprise.regionName },
        { label: t('field.aboveScale'), value: ui(enterprise.aboveScale ? 'yes' : 'no') },
        { label: t('field.formerNames'), value: enterprise.formerNames.join(format.comma) || ui('none') },
        {
          label: t('field.registeredOn'),
          value: enterprise.registeredOn ? format.day(enterprise.registeredOn) : ui('unknown'),
        },
        {
          label: t('field.staff'),
          value: enterprise.staff === null ? ui('unknown') : t('people', { count: enterprise.staff }),
        },
        { label: t('field.products'), value: enterprise.products ?? ui('unknown') },
        { label: t('field.note'), value: enterprise.note ?? ui('none') },
        { label: t('field.source'), value: enterprise.source },
        { label: t('field.asOfOn'), value: format.day(enterprise.asOfOn) },
        { label: t('field.updatedAt'), value: formatInstant(enterprise.updatedAt) },
      ]}
    />
  )
}

const compared = [
  'name',
  'uscc',
  'formerNames',
  'regionCode',
  'aboveScale',
  'kinds',
  'registeredOn',
  'staff',
  'products',
  'note',
  'source',
  'asOfOn',
] as const

type Told = { [K in (typeof compared)[number]]?: Enterprise[K] | undefined }
type Entered = z.input<typeof enterpriseInput>

/** Every field of an enterprise in words, as its data are shown. */
function useEnterpriseFields() {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const say = (version: Told, key: (typeof compared)[number]): string | null => {
    const day = (value: string | null | undefined) => (value ? format.day(value) : null)
    switch (key) {
      case 'formerNames':
        return (version.formerNames ?? []).join(format.comma)
      case 'kinds':
        return (version.kinds ?? []).map((kind) => t(`kind.${kind}`)).join(format.comma)
      case 'aboveScale':
        return ui(version.aboveScale ? 'yes' : 'no')
      case 'regionCode':
        return regions.find(({ code }) => code === version.regionCode)?.name ?? version.regionCode ?? null
      case 'registeredOn':
      case 'asOfOn':
        return day(version[key])
      case 'staff':
        return version.staff === null || version.staff === undefined
          ? null
          : t('people', { count: version.staff })
      default:
        return version[key] ?? null
    }
  }
  return compared.map((key) => ({
    label: t(`field.${key}`),
    tell: (version: Enterprise) => say(version, key),
    entered: (input: Entered) => say(input, key),
  }))
}
