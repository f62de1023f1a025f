import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './layout.module.css'

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
    <div className={styles.formActions}>
      <Button type="primary" danger={danger} htmlType="submit" loading={busy}>
        {act}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  )
}

/** What a text field gives when it is left empty. */
export const emptyToNull = (value: unknown) => (value === '' ? null : value)
