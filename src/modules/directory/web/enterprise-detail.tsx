import { useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Allowed } from '#web/allowed.tsx'
import { api, isConflict, useWrite } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import {
  directoryContract,
  type Enterprise,
  type EnterpriseInput,
  type enterpriseInput,
} from '../contract.ts'
import { EnterpriseForm } from './enterprise-form.tsx'
import { KindChips } from './kind-chips.tsx'

const removeReason = inputSchemaOf(directoryContract.removeEnterprise).pick({ reason: true })

/** Title and data of one enterprise, and its editing; a conflict shows both versions. */
export function EnterpriseDetail({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const client = useQueryClient()
  const [form] = Form.useForm()
  const [editing, setEditing] = useState(false)
  const noteSaved = useSavedNote()
  const go = useGo()
  const draft = useDraft(`directory.enterprise:${enterprise.id}`, form, enterprise.lockVersion, editing)
  const save = useWrite(api.directory.updateEnterprise, {
    form,
    quietConflict: true,
    done: false,
    onDone: (saved) => {
      draft.clear()
      setEditing(false)
      noteSaved({ kind: 'directory.enterprise', id: saved.id })
    },
  })
  const mine = save.variables
  const send = (input: z.input<typeof enterpriseInput>) =>
    save.mutate(
      { ...input, id: enterprise.id, lockVersion: enterprise.lockVersion },
      {
        onError: (error) =>
          isConflict(error) &&
          void client.invalidateQueries({ queryKey: ['directory', 'enterprise', enterprise.id] }),
      },
    )
  const close = () => {
    save.reset()
    setEditing(false)
  }
  return (
    <div>
      <PageHeader
        title={editing ? t('editTitle') : enterprise.name}
        sub={
          editing ? (
            enterprise.name
          ) : (
            <>
              <KindChips kinds={enterprise.kinds} /> {enterprise.isDemo && <Chip>{t('demo')}</Chip>}
            </>
          )
        }
        back={{ href: paths.enterprises(), label: t('list.title') }}
        actions={
          !editing && (
            <>
              <Allowed right="directory.enterprise.edit">
                <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
              </Allowed>
              <Allowed right="directory.enterprise.remove">
                <RemoveButton
                  name={enterprise.name}
                  schema={removeReason}
                  remove={(reason) =>
                    api.directory.removeEnterprise({
                      id: enterprise.id,
                      lockVersion: enterprise.lockVersion,
                      reason,
                    })
                  }
                  onDone={() => go(paths.enterprises())}
                />
              </Allowed>
            </>
          )
        }
      />
      {isConflict(save.error) && mine && (
        <ConflictNotice
          busy={save.isPending}
          onTakeTheirs={close}
          onTakeMine={() => send(mine)}
          fields={comparedFields(enterprise, mine).map((field) => ({
            ...field,
            label: t(`field.${field.key}`),
          }))}
        />
      )}
      {editing ? (
        <EnterpriseForm
          form={form}
          initial={enterprise}
          draft={draft}
          busy={save.isPending}
          onSubmit={send}
          onCancel={close}
        />
      ) : (
        <Data enterprise={enterprise} />
      )}
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

const compared = [
  'name',
  'uscc',
  'formerNames',
  'regionCode',
  'address',
  'aboveScale',
  'kinds',
  'registeredOn',
  'staff',
  'products',
  'note',
  'source',
  'asOfOn',
] as const

function comparedFields(theirs: Enterprise, mine: Partial<EnterpriseInput>) {
  return compared.map((key) => {
    const [saved, entered] = [text(theirs[key]), text(mine[key])]
    return { key, theirs: saved, mine: entered, same: saved === entered }
  })
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join('、') || '—'
  return value === null || value === undefined || value === '' ? '—' : String(value)
}
