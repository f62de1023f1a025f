import { useTranslation } from 'react-i18next'
import { formatNumber } from '#web/ui/format.ts'
import type { RatingFigures } from '../../contract/index.ts'
import styles from './feedback.module.css'

/** Figures of ratings: the score with its level, the five items of 20 and the three qualities of 100. */
export function RatingFiguresView({ figures }: { figures: RatingFigures }) {
  const { t } = useTranslation('training')
  return (
    <div className={styles.figures}>
      <div>
        <p>
          <span className={styles.score}>{formatNumber(figures.score, 1, 1)}</span>{' '}
          <span className={styles.faint}>{t('feedback.page.of', { most: 100 })}</span>{' '}
          {t(`feedback.level.${figures.level}`)}
        </p>
        <Bars
          rows={figures.items.map(({ item, points }) => ({
            label: t(`feedback.item.${item}`),
            value: points,
            most: 20,
          }))}
        />
      </div>
      <div>
        <p className={styles.faint}>{t('feedback.rate.qualities')}</p>
        <Bars
          rows={figures.qualities.map(({ quality, points }) => ({
            label: t(`quality.${quality}`),
            value: points,
            most: 100,
          }))}
        />
      </div>
    </div>
  )
}

/** Bars with their numbers, readable without the bars. */
function Bars({ rows }: { rows: readonly { label: string; value: number; most: number }[] }) {
  return (
    <ul className={styles.bars}>
      {rows.map(({ label, value, most }) => (
        <li key={label}>
          <span>{label}</span>
          <span className={styles.track} aria-hidden>
            <span className={styles.bar} style={{ width: `${(value / most) * 100}%` }} />
          </span>
          <span>
            {formatNumber(value, 1, 1)}
            <span className={styles.faint}>/{most}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What people wrote, in no order. */
export function Comments({ title, comments }: { title: string; comments: readonly string[] }) {
  if (comments.length === 0) return null
  return (
    <>
      <p className={styles.faint}>{title}</p>
      <ul className={styles.comments}>
        {comments
          .map((text, at) => ({ key: `${at}`, text }))
          .map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
      </ul>
    </>
  )
}
