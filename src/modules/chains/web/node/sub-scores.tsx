import { useTranslation } from 'react-i18next'
import type { NodeDetail } from '../../contract/index.ts'
import styles from './node.module.css'
import { useDiagnosisWords } from './words.ts'

/** Each part of the score as a small bar with its weight and the numbers that went in. */
export function SubScores({
  scores,
  onEvidence,
}: {
  scores: NodeDetail['diagnosis']['subScores']
  onEvidence: () => void
}) {
  const { t } = useTranslation('chains')
  const words = useDiagnosisWords()
  return (
    <ul className={styles.scores}>
      {scores.map((part) => (
        <li key={part.key} className={part.score === null ? styles.scoreUnknown : undefined}>
          <div className={styles.scoreLine}>
            <span>{t(`subScore.${part.key}`)}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.fill} style={{ width: `${part.score ?? 0}%` }} />
            </span>
            <strong>{part.score === null ? '—' : Math.round(part.score)}</strong>
          </div>
          <div className={styles.faint}>
            {part.score === null
              ? t('node.unknownPart')
              : t('node.weight', { percent: Math.round(part.weight * 100) })}
            {Object.entries(part.inputs).map(([name, value]) => (
              <span key={name}>
                {' · '}
                {words.input(name)} {words.value(name, value)}
              </span>
            ))}
            {evidenceRows(part.rows) > 0 && (
              <>
                {' · '}
                <button type="button" className={styles.linkButton} onClick={onEvidence}>
                  {t('node.rows', { count: evidenceRows(part.rows) })}
                </button>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** How many rows are evidence; counts of the register are named `register:…`. */
function evidenceRows(rows: readonly string[]): number {
  return rows.filter((row) => !row.startsWith('register:')).length
}
