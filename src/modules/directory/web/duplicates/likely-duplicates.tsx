import { Alert, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { LikelyDuplicate } from '../../contract/duplicate.ts'
import styles from './duplicates.module.css'

/** Warns that the register may have the enterprise already, and asks why it is entered all the same. */
export function LikelyDuplicates({
  found,
  reason,
  missing,
  onReason,
}: {
  found: readonly LikelyDuplicate[]
  reason: string
  /** The form was sent without a reason. */
  missing: boolean
  onReason: (reason: string) => void
}) {
  const { t } = useTranslation('directory')
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 'var(--sl-space-2)' }}
      title={t('duplicates.likely')}
      description={
        <>
          <ul className={styles.list}>
            {found.map((one) => (
              <li key={one.id}>
                <PageLink href={paths.enterprise(one.id)}>{one.name}</PageLink> {one.uscc} {one.regionName}
              </li>
            ))}
          </ul>
          <p>{t('duplicates.likelyHelp')}</p>
          <Form.Item
            label={t('duplicates.despite')}
            htmlFor="despite-duplicates"
            layout="vertical"
            validateStatus={missing ? 'error' : ''}
            help={missing ? t('duplicates.despiteMissing') : undefined}
          >
            <Input
              id="despite-duplicates"
              value={reason}
              onChange={(event) => onReason(event.target.value)}
            />
          </Form.Item>
        </>
      }
    />
  )
}
