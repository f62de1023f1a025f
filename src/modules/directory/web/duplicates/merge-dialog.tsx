import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import type { MergeField, MergePreview, MergeSide } from '../../contract/duplicate.ts'
import { directoryContract } from '../../contract.ts'
import { directoryQueries } from '../queries.ts'
import styles from './duplicates.module.css'
import { kindKey } from './kind-key.ts'

const reasonSchema = inputSchemaOf(directoryContract.mergeEnterprises).pick({ reason: true })

/** Shows what a merge would do and lets a person choose which entry stays and which value wins, field by field. */
export function MergeDialog({ ids, onClose }: { ids: readonly [string, string]; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [[kept, merged], setSides] = useState(ids)
  const [chosen, setChosen] = useState<Partial<Record<MergeField, MergeSide>>>({})
  const [form] = Form.useForm<{ reason?: string }>()
  const merge = useWrite(api.directory.mergeEnterprises, {
    form,
    done: t('duplicates.doneMerge'),
    onDone: onClose,
    quietConflict: true,
  })
  const changed = isConflict(merge.error)
  // Once merged the two are one, and a preview would be refused.
  const preview = useQuery({
    ...directoryQueries.mergePreview(kept, merged),
    enabled: !merge.isPending && !merge.isSuccess,
  })
  const submit = ({ reason }: { reason?: string }) => {
    const input = readForm(form, reasonSchema, { reason: reason ?? '' })
    if (!input || preview.data === undefined) return
    merge.mutate(
      {
        id: kept,
        mergedId: merged,
        lockVersion: preview.data.survivor.lockVersion,
        mergedLockVersion: preview.data.merged.lockVersion,
        values: chosen,
        reason: input.reason,
      },
      // The preview shows both entries: after a conflict, as they are now.
      { onError: (error) => void (isConflict(error) && preview.refetch()) },
    )
  }
  return (
    <Modal
      open
      width={860}
      title={t('duplicates.mergeTitle')}
      okText={t('duplicates.merge')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: merge.isPending, disabled: preview.data === undefined }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('duplicates.mergeHelp')}</p>
      <QueryView query={preview} rows={8}>
        {(data) => (
          <Preview
            data={data}
            chosen={chosen}
            onChoose={(field, side) => setChosen({ ...chosen, [field]: side })}
            onSwap={() => {
              setSides([merged, kept])
              setChosen({})
            }}
          />
        )}
      </QueryView>
      {changed && <Alert type="warning" showIcon title={t('duplicates.changed')} />}
      <DraftForm
        draft={`directory.merge:${[...ids].sort().join(' ')}`}
        form={form}
        layout="vertical"
        onFinish={submit}
      >
        <ReasonField label={t('duplicates.reason')} />
      </DraftForm>
    </Modal>
  )
}

function Preview({
  data,
  chosen,
  onChoose,
  onSwap,
}: {
  data: MergePreview
  chosen: Partial<Record<MergeField, MergeSide>>
  onChoose: (field: MergeField, side: MergeSide) => void
  onSwap: () => void
}) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const told = (field: MergeField, value: string | null): string => {
    if (value === null || value === '') return '—'
    if (field === 'aboveScale') return ui(value === 'true' ? 'yes' : 'no')
    if (field === 'kinds')
      return value
        .split(',')
        .map((kind) => t(`kindShort.${kind}` as 'kindShort.chainOwner'))
        .join(format.comma)
    return value
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="row">
              <Button size="small" onClick={onSwap}>
                {t('duplicates.swap')}
              </Button>
            </th>
            <th scope="col">{t('duplicates.keptEntry')}</th>
            <th scope="col">{t('duplicates.mergedEntry')}</th>
          </tr>
        </thead>
        <tbody>
          {data.fields
            .filter((field) => !(field.equal && field.survivor === null))
            .map(({ field, survivor, merged, chosen: preferred, equal }) => {
              const side = chosen[field] ?? preferred
              const cell = (own: MergeSide, value: string | null) =>
                equal ? (
                  told(field, value)
                ) : (
                  <Radio
                    className={styles.choice}
                    checked={side === own}
                    aria-label={`${t(`duplicates.field.${field}`)} ${told(field, value)}`}
                    onChange={() => onChoose(field, own)}
                  >
                    <span className={side === own ? styles.differs : undefined}>{told(field, value)}</span>
                  </Radio>
                )
              return (
                <tr key={field}>
                  <th scope="row">{t(`duplicates.field.${field}`)}</th>
                  <td>{cell('survivor', survivor)}</td>
                  <td>{cell('merged', merged)}</td>
                </tr>
              )
            })}
        </tbody>
      </table>
      <p>
        {t('duplicates.formerNamesAfter')}
        {format.colon}
        {data.formerNames.join(format.comma) || ui('none')}
      </p>
      <p>{data.references.length === 0 ? t('duplicates.noReferences') : t('duplicates.references')}</p>
      <References items={data.references} />
    </>
  )
}

/** What refers to an entry, and what becomes of it. */
export function References({ items }: { items: MergePreview['references'] }) {
  const { t } = useTranslation('directory')
  if (items.length === 0) return null
  return (
    <ul className={styles.list}>
      {items.map(({ kind, id, title, fate }) => (
        <li key={`${kind} ${id}`}>
          {t(`duplicates.kind.${kindKey(kind)}`)} {title} · {t(`duplicates.fate.${fate}`)}
        </li>
      ))}
    </ul>
  )
}
