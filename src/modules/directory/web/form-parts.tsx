import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import styles from './enterprises.module.css'

/** Save and cancel at the end of a form; `act` is the verb of what will be done. */
export function FormActions({
  act,
  busy,
  danger = false,
  onCancel,
}: {
  act: string
  busy: boolean
  danger?: boolean
  onCancel: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.acts}>
      <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
        {act}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  )
}

/** Fields of two versions side by side after a conflict; `show` says a value in words. */
export function Clash<K extends string>({
  keys,
  theirs,
  mine,
  label,
  show,
  busy,
  onTakeTheirs,
  onTakeMine,
}: {
  keys: readonly K[]
  theirs: Partial<Record<K, unknown>>
  mine: Partial<Record<K, unknown>>
  label: (key: K) => string
  show: (key: K, value: unknown) => ReactNode
  busy: boolean
  onTakeTheirs: () => void
  onTakeMine: () => void
}) {
  const { t } = useTranslation('ui')
  const said = (key: K, value: unknown) => (isEmpty(value) ? t('none') : show(key, value))
  return (
    <ConflictNotice
      busy={busy}
      onTakeTheirs={onTakeTheirs}
      onTakeMine={onTakeMine}
      fields={keys.map((key) => ({
        label: label(key),
        theirs: said(key, theirs[key]),
        mine: said(key, mine[key]),
        same: isEmpty(theirs[key]) ? isEmpty(mine[key]) : theirs[key] === mine[key],
      }))}
    />
  )
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** What a text field gives when it is left empty. */
export const emptyToNull = (value: unknown) => (value === '' ? null : value)
