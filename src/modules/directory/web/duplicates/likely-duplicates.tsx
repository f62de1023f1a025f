import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiError } from '#platform/http/client.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { type LikelyDuplicate, likelyDuplicate } from '../../contract/duplicate.ts'
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
    <div role="alert" className={styles.warning}>
      <strong>{t('duplicates.likely')}</strong>
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
          maxLength={500}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      </Form.Item>
    </div>
  )
}

const details = z.object({ likely: z.array(likelyDuplicate) })

/** What a refusal to enter an enterprise names; null when it was refused for something else. */
export function readLikely(error: unknown): LikelyDuplicate[] | null {
  if (!(error instanceof ApiError) || error.body.reason !== 'directory.enterprise.likelyDuplicate')
    return null
  return details.safeParse(error.body.details).data?.likely ?? null
}
