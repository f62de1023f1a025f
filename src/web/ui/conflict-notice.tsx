import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './layout.module.css'

export type ConflictField = { label: string; theirs: ReactNode; mine: ReactNode; same: boolean }

/**
 * Shown after a 409: both versions side by side, and the choice of either.
 *
 * The page reads the object anew for `theirs`, and sends its own form again with the new lock version on `onTakeMine`.
 */
export function ConflictNotice({
  fields,
  onTakeTheirs,
  onTakeMine,
  busy = false,
}: {
  fields: ConflictField[]
  onTakeTheirs: () => void
  onTakeMine: () => void
  busy?: boolean
}) {
  const { t } = useTranslation('ui')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Braces: browsers may give a promise here, which is no clean-up.
    notice.current?.scrollIntoView({ block: 'center' })
  }, [])
  const different = fields.filter((field) => !field.same)
  return (
    <div ref={notice} className={styles.conflict} role="alert">
      <strong>{t('conflict.title')}</strong>
      <div>{different.length === 0 ? t('conflict.same') : t('conflict.help')}</div>
      {different.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('conflict.field')}</th>
              <th>{t('conflict.theirs')}</th>
              <th>{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((field) => (
              <tr key={field.label}>
                <th scope="row">{field.label}</th>
                <td>{field.theirs}</td>
                <td>{field.mine}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.conflictActions}>
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button type="primary" onClick={onTakeMine} loading={busy}>
          {t('conflict.takeMine')}
        </Button>
      </div>
    </div>
  )
}
