import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './governance.module.css'
import { daysBetween } from './roles.ts'

/** A role without a holder: an empty seal, the word, and since when. */
export function VacancyMark({ since, today }: { since: string | null; today: string | null }) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  return (
    <span className={styles.vacancy}>
      <span className={styles.seal}>{t('vacant')}</span>
      <span className={styles.small}>
        {since === null ? t('vacantUnknown') : t('since', { day: format.day(since) })}
        {since !== null && today !== null && ` · ${t('vacantDays', { count: daysBetween(since, today) })}`}
      </span>
    </span>
  )
}
