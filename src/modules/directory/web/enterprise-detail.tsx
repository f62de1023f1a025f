import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { directoryContract, type Enterprise } from '../contract.ts'
import { EnterpriseForm } from './enterprise-form.tsx'
import { KindChips } from './kind-chips.tsx'
import { useEnterpriseFields } from './use-enterprise-fields.ts'

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
            {enterprise.kinds.length > 0 && <KindChips kinds={enterprise.kinds} />}{' '}
            {enterprise.isDemo && <Chip>{t('demo')}</Chip>}
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
  const fields = useEnterpriseFields()
  const save = useEdit(api.directory.updateEnterprise, {
    form,
    done: false,
    onDone: (saved) => {
      onClose()
      noteSaved({ kind: 'directory.enterprise', id: saved.id })
    },
    seen: enterprise,
    read: () => api.directory.getEnterprise({ id: enterprise.id }),
    fields,
    onTakeTheirs: onClose,
  })
  return (
    <div>
      <PageHeader
        title={t('editTitle')}
        sub={enterprise.name}
        back={{ href: paths.enterprises(), label: t('list.title') }}
      />
      <EnterpriseForm
        form={form}
        initial={enterprise}
        draft={`directory.enterprise:${enterprise.id}`}
        edit={save}
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
        { label: t('field.address'), value: enterprise.address ?? ui('unknown') },
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
