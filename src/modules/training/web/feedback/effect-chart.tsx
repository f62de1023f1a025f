import { useTranslation } from 'react-i18next'
import type { ClassEffect } from '../../contract/index.ts'
import styles from './feedback.module.css'

const width = 300
const height = 130
const left = 22
const right = 12
const top = 10
const bottom = 22
/** Grades shown; they run from 1 to 5, and figures of units lie in the upper part. */
const lowest = 2.5
const highest = 5

const y = (mean: number): number =>
  top + ((highest - Math.max(lowest, mean)) / (highest - lowest)) * (height - top - bottom)
const x = (at: number, of: number): number => left + 14 + (at / (of - 1)) * (width - left - right - 28)

/** One question over the quarters: trained units as a full line, others dashed. The table below says the same. */
export function EffectChart({
  row,
  quarters,
}: {
  row: ClassEffect['rows'][number]
  quarters: readonly string[]
}) {
  const { t } = useTranslation('training')
  const points = (series: readonly (number | null)[] | undefined) =>
    (series ?? []).flatMap((mean, at) => (mean === null ? [] : [{ x: x(at, quarters.length), y: y(mean) }]))
  const middle = (x(1, quarters.length) + x(2, quarters.length)) / 2
  return (
    <figure className={styles.chart}>
      <figcaption>{t(`feedback.effect.questions.${row.question}`)}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {[3, 4, 5].map((grade) => (
          <g key={grade}>
            <line className={styles.grid} x1={left} x2={width - right} y1={y(grade)} y2={y(grade)} />
            <text className={styles.tick} x={left - 6} y={y(grade) + 4} textAnchor="end">
              {grade}
            </text>
          </g>
        ))}
        <line className={styles.moment} x1={middle} x2={middle} y1={top} y2={height - bottom} />
        {quarters.map((quarter, at) => (
          <text
            key={quarter}
            className={styles.tick}
            x={x(at, quarters.length)}
            y={height - 6}
            textAnchor="middle"
          >
            {quarter}
          </text>
        ))}
        <Line points={points(row.others?.series)} className={styles.others} />
        <Line points={points(row.trained?.series)} className={styles.trained} />
      </svg>
      <span className={styles.faint}>{t('feedback.effect.legend')}</span>
    </figure>
  )
}

function Line({
  points,
  className,
}: {
  points: readonly { x: number; y: number }[]
  className: string | undefined
}) {
  return (
    <g className={className}>
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point) => (
        <circle key={point.x} cx={point.x} cy={point.y} r={3} />
      ))}
    </g>
  )
}
