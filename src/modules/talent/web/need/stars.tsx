import { useTranslation } from 'react-i18next'
import styles from './need.module.css'

/** An urgency of one to five stars, told as a number to whoever does not see them. */
export function Stars({ count }: { count: number }) {
  const { t } = useTranslation('talent')
  return (
    <span className={styles.stars} role="img" aria-label={t('need.stars', { count })}>
      {'★'.repeat(count)}
      <span className={styles.faint}>{'☆'.repeat(5 - count)}</span>
    </span>
  )
}
