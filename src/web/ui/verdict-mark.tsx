import { useTranslation } from 'react-i18next'
import styles from './marks.module.css'

export type VerdictName = 'break' | 'choke' | 'block' | 'weak' | 'sound'

/** Verdicts from most to least pressing. */
export const verdictOrder: readonly VerdictName[] = ['break', 'choke', 'block', 'weak', 'sound']

/**
 * The shape of a verdict in a square of `size` around (`x`, `y`), for use inside an SVG:
 * break an empty ring, choke a diamond, block a square with a bar, weak a ring filled to a quarter, sound a disc.
 */
export function VerdictGlyph({
  verdict,
  x,
  y,
  size,
}: {
  verdict: VerdictName
  x: number
  y: number
  size: number
}) {
  const r = size / 2
  const colour = `var(--sl-${verdict})`
  const stroke = { stroke: colour, strokeWidth: Math.max(1.5, size / 8), fill: 'var(--sl-surface)' }
  switch (verdict) {
    case 'break':
      return <circle cx={x} cy={y} r={r * 0.82} {...stroke} strokeDasharray={`${size / 4} ${size / 8}`} />
    case 'choke':
      return <path d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} fill={colour} />
    case 'block':
      return (
        <g>
          <rect x={x - r * 0.82} y={y - r * 0.82} width={r * 1.64} height={r * 1.64} {...stroke} />
          <rect x={x - r * 0.4} y={y - r * 0.4} width={r * 0.8} height={r * 0.8} fill={colour} />
        </g>
      )
    case 'weak':
      return (
        <g>
          <circle cx={x} cy={y} r={r * 0.82} {...stroke} />
          <path
            d={`M${x} ${y}V${y + r * 0.82}A${r * 0.82} ${r * 0.82} 0 0 0 ${x + r * 0.82} ${y}Z`}
            fill={colour}
          />
        </g>
      )
    case 'sound':
      return <circle cx={x} cy={y} r={r * 0.9} fill={colour} />
  }
}

/** A verdict as shape, colour and word. `count` is written after the word. */
export function VerdictMark({
  verdict,
  size = 14,
  count,
  hideWord = false,
}: {
  verdict: VerdictName
  size?: number
  count?: number
  hideWord?: boolean
}) {
  const { t } = useTranslation('ui')
  const word = t(`verdict.${verdict}`)
  return (
    <span className={styles.verdict} data-verdict={verdict} title={t(`verdictHelp.${verdict}`)}>
      <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <VerdictGlyph verdict={verdict} x={size / 2} y={size / 2} size={size} />
      </svg>
      <span className={hideWord ? 'sr-only' : undefined} style={{ color: `var(--sl-${verdict})` }}>
        {word}
      </span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </span>
  )
}

/** How many nodes carry each verdict; absent ones are left out. */
export function VerdictCounts({ counts }: { counts: Partial<Record<VerdictName, number>> }) {
  return (
    <span className={styles.counts}>
      {verdictOrder.map((verdict) => {
        const count = counts[verdict] ?? 0
        return count > 0 ? <VerdictMark key={verdict} verdict={verdict} count={count} /> : null
      })}
    </span>
  )
}

/** The same counts as one bar, each part as long as its share, in the order of verdicts. */
export function VerdictBar({ counts }: { counts: Partial<Record<VerdictName, number>> }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {verdictOrder.map((verdict) => {
        const count = counts[verdict] ?? 0
        return count > 0 ? (
          <span key={verdict} style={{ flexGrow: count, background: `var(--sl-${verdict})` }} />
        ) : null
      })}
    </span>
  )
}
