import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictBar, VerdictGlyph } from '#web/ui/verdict-mark.tsx'
import { type Atlas, type Segment, segments, type Verdict, verdicts } from '../../contract/index.ts'
import { nodeKey } from '../gaps/gap-filter.ts'
import styles from './atlas.module.css'

type AtlasNode = Atlas['chains'][number]['nodes'][number]

/** Side of a node's mark in pixels: 12 for a trifle, 24 for a heart. */
function markSize(criticality: number): number {
  return 12 + Math.min(100, Math.max(0, criticality)) * 0.12
}

/** Rows of chains, columns of segments, verdict glyphs sized by criticality, shared nodes joined on hover and focus. */
export function AtlasDrawing({
  atlas,
  verdicts: wanted,
  selected,
  onOpen,
}: {
  atlas: Atlas
  verdicts: readonly Verdict[] | null
  selected: string | null
  onOpen: (chainCode: string, nodeCode: string) => void
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const [lit, setLit] = useState<string | null>(null)
  const boardRef = useRef<HTMLDivElement>(null)
  const shared = useMemo(() => new Map(atlas.shared.map((node) => [node.code, node])), [atlas.shared])
  const names = useMemo(() => new Map(atlas.chains.map((chain) => [chain.code, chain.name])), [atlas.chains])
  const litShared = lit === null ? undefined : shared.get(lit)
  const litNode =
    lit === null ? undefined : atlas.chains.flatMap((chain) => chain.nodes).find((node) => node.code === lit)
  return (
    <div>
      <div ref={boardRef} className={styles.board}>
        <SharedLine board={boardRef} code={litShared ? lit : null} />
        <div className={`${styles.row} ${styles.heading}`} aria-hidden="true">
          <span />
          {segments.map((segment) => (
            <span key={segment}>{t(`segment.${segment}`)}</span>
          ))}
        </div>
        {atlas.chains.map((chain) => (
          <section key={chain.code} className={styles.row} aria-label={chain.name}>
            <div className={styles.chain}>
              <PageLink href={paths.chain(chain.code)}>{chain.name}</PageLink>
              <VerdictBar counts={countVerdicts(chain.nodes)} />
            </div>
            {segments.map((segment) => (
              <SegmentCell
                key={segment}
                segment={segment}
                chain={chain}
                wanted={wanted}
                lit={lit}
                selected={selected}
                shared={shared}
                onLight={setLit}
                onOpen={onOpen}
              />
            ))}
          </section>
        ))}
      </div>
      <p className={styles.status} role="status">
        {litNode ? <strong>{litNode.name}</strong> : t('atlas.sharedHelp')}
        {litShared &&
          ` · ${t('atlas.sharedBy', {
            count: litShared.chains.length,
            chains: litShared.chains.map((code) => names.get(code) ?? code).join(format.comma),
          })}`}
      </p>
      <p className={styles.legend}>
        {t('atlas.criticality')}
        <Glyph verdict="sound" size={12} />
        <Glyph verdict="sound" size={18} />
        <Glyph verdict="sound" size={24} />
        <span className={styles.legendShared}>
          <Glyph verdict="sound" size={14} />
        </span>
        {t('atlas.sharedMark')}
      </p>
    </div>
  )
}

function SegmentCell(props: {
  segment: Segment
  chain: Atlas['chains'][number]
  wanted: readonly Verdict[] | null
  lit: string | null
  selected: string | null
  shared: ReadonlyMap<string, unknown>
  onLight: (code: string | null) => void
  onOpen: (chainCode: string, nodeCode: string) => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const { segment, chain, wanted, lit, selected, shared, onLight, onOpen } = props
  const nodes = chain.nodes
    .filter((node) => node.segment === segment)
    .sort(
      (a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || b.criticality - a.criticality,
    )
  return (
    <div className={styles.cell}>
      <span className={styles.cellLabel}>{t(`segment.${segment}`)}</span>
      {nodes.map((node) => {
        const label = t('atlas.nodeLabel', {
          chain: chain.name,
          name: node.name,
          verdict: ui(`verdict.${node.verdict}`),
          firms: node.firms,
        })
        const away =
          (wanted !== null && !wanted.includes(node.verdict)) ||
          (lit !== null && lit !== node.code && shared.has(lit))
        return (
          <button
            key={node.code}
            type="button"
            data-code={node.code}
            aria-label={label}
            title={label}
            className={[
              styles.mark,
              shared.has(node.code) ? styles.shared : '',
              away ? styles.away : '',
              lit === node.code ? styles.lit : '',
              selected === nodeKey(chain.code, node.code) ? styles.selected : '',
            ].join(' ')}
            onClick={() => onOpen(chain.code, node.code)}
            onPointerEnter={() => onLight(node.code)}
            onPointerLeave={() => onLight(null)}
            onFocus={() => onLight(node.code)}
            onBlur={() => onLight(null)}
          >
            <Glyph verdict={node.verdict} size={markSize(node.criticality)} />
          </button>
        )
      })}
    </div>
  )
}

function Glyph({ verdict, size }: { verdict: Verdict; size: number }) {
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <VerdictGlyph verdict={verdict} x={size / 2} y={size / 2} size={size} />
    </svg>
  )
}

/** A line through all marks of one shared node. */
function SharedLine({ board, code }: { board: React.RefObject<HTMLDivElement | null>; code: string | null }) {
  const [points, setPoints] = useState<string>('')
  useLayoutEffect(() => {
    const element = board.current
    if (code === null || element === null) {
      setPoints('')
      return
    }
    const origin = element.getBoundingClientRect()
    const marks = element.querySelectorAll(`[data-code="${CSS.escape(code)}"]`)
    setPoints(
      [...marks]
        .map((mark) => {
          const box = mark.getBoundingClientRect()
          return `${box.left + box.width / 2 - origin.left},${box.top + box.height / 2 - origin.top}`
        })
        .join(' '),
    )
  }, [board, code])
  return (
    <svg className={styles.overlay} aria-hidden="true">
      {points !== '' && <polyline points={points} />}
    </svg>
  )
}

function countVerdicts(nodes: readonly AtlasNode[]): Record<Verdict, number> {
  const counts = { break: 0, choke: 0, block: 0, weak: 0, sound: 0 }
  for (const node of nodes) counts[node.verdict]++
  return counts
}
