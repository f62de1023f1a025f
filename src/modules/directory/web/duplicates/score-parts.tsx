import { useTranslation } from 'react-i18next'
import type { DuplicatePart } from '../../contract/duplicate.ts'
import styles from './duplicates.module.css'

/** What speaks for and against a pair, in words, the weightiest first. */
export function ScoreParts({ parts }: { parts: readonly DuplicatePart[] }) {
  const { t } = useTranslation('directory')
  const ordered = [...parts].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return (
    <ul className={styles.parts} aria-label={t('duplicates.parts')}>
      {ordered.map(({ part, finding, weight }) => (
        <li key={part} className={styles.part}>
          <span>{t(`duplicates.part.${part}`)}</span>
          <span className={styles.weight}>
            {weight > 0 ? `+${weight}` : String(weight).replace('-', '−')}
          </span>
          <span>{t(`duplicates.finding.${part}.${finding}` as 'duplicates.finding.trade.equal')}</span>
        </li>
      ))}
    </ul>
  )
}
