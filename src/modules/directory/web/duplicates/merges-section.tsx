import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { formatInstant } from '#web/ui/format.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import type { EnterpriseMerge, MergeField } from '../../contract/duplicate.ts'
import { directoryContract, type Enterprise } from '../../contract.ts'
import { directoryQueries } from '../queries.ts'
import { useEnterpriseFields } from '../use-enterprise-fields.ts'
import styles from './duplicates.module.css'
import { kindKey } from './kind-key.ts'
import { References } from './merge-dialog.tsx'

const reasonSchema = inputSchemaOf(directoryContract.splitEnterprise).pick({ reason: true })

/** Entries that were merged into an enterprise, each with what went along and the way back; nothing when there are none. */
export function MergesSection({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('directory')
  const merges = useQuery(directoryQueries.merges(enterprise.id)).data ?? []
  const [splitting, setSplitting] = useState<EnterpriseMerge | null>(null)
  if (merges.length === 0) return null
  return (
    <Section title={t('duplicates.merges')}>
      {merges.map((merge) => (
        <Merge key={merge.id} merge={merge} onSplit={() => setSplitting(merge)} />
      ))}
      {splitting && (
        <SplitDialog enterprise={enterprise} merge={splitting} onClose={() => setSplitting(null)} />
      )}
    </Section>
  )
}

/** Asks why a merge is taken back; when the enterprise was edited meanwhile, both versions are shown first. */
function SplitDialog({
  enterprise,
  merge,
  onClose,
}: {
  enterprise: Enterprise
  merge: EnterpriseMerge
  onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const fields = useEnterpriseFields()
  const split = useEdit(api.directory.splitEnterprise, {
    done: t('duplicates.splitDone'),
    onDone: onClose,
    seen: enterprise,
    read: () => api.directory.getEnterprise({ id: enterprise.id }),
    fields: fields.map(({ label, tell }) => ({ label, tell })),
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t('duplicates.splitTitle')}
      help={t('duplicates.splitHelp')}
      label={t('duplicates.reason')}
      act={t('duplicates.split')}
      schema={reasonSchema}
      busy={split.busy}
      danger
      notice={split.notice}
      onSubmit={(reason) => split.submit({ id: merge.id, lockVersion: split.lockVersion, reason })}
      onClose={onClose}
    />
  )
}

function Merge({ merge, onSplit }: { merge: EnterpriseMerge; onSplit: () => void }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const stayed = merge.split?.leftAlone.map(({ kind, title }) =>
    kind === 'directory.enterprise'
      ? t(`duplicates.field.${title as MergeField}`)
      : `${t(`duplicates.kind.${kindKey(kind)}`)} ${title}`,
  )
  return (
    <div className={styles.merge}>
      <div className={styles.head}>
        <div>
          <strong>{merge.mergedName}</strong> {merge.mergedUscc}
        </div>
        {merge.split === null && (
          <Allowed right="directory.enterprise.merge">
            <Button onClick={onSplit}>{t('duplicates.split')}</Button>
          </Allowed>
        )}
      </div>
      <div className={styles.score}>
        {t('duplicates.mergedBy', {
          name: merge.mergedByName,
          at: formatInstant(merge.mergedAt),
          reason: merge.reason,
        })}
      </div>
      {merge.split && (
        <div className={styles.score}>
          {t('duplicates.splitBy', {
            name: merge.split.byName,
            at: formatInstant(merge.split.at),
            reason: merge.split.reason,
          })}
          {stayed !== undefined && stayed.length > 0 && (
            <div>{t('duplicates.leftAlone', { list: stayed.join(format.comma) })}</div>
          )}
        </div>
      )}
      <References items={merge.references} />
    </div>
  )
}
