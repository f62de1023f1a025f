import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { VerdictGlyph } from '#web/ui/verdict-mark.tsx'
import type { MapNode } from '../../contract/index.ts'
import { customProperties, labelSize, overviewLabel } from './drawing-style.ts'
import styles from './map.module.css'
import type { LayerPaint } from './map-layer.ts'

export type MapMode = 'verdict' | 'criticality' | 'layer'

type Props = {
  node: MapNode
  name: string
  mode: MapMode
  /** How the layer shows it, where a layer is shown that knows it. */
  paint: LayerPaint | null
  /** The drawing is small: name only, as large as the box allows. */
  overview: boolean
  lit: boolean | null
  selected: boolean
  found: boolean
  onOpen: (code: string) => void
  onLight: (code: string | null) => void
}

/** One node of the map: verdict glyph, name, firms; dashed and tinted where sick. */
export const MapNodeBox = memo(function MapNodeBox(props: Props) {
  const { node, name, mode, paint, overview, lit, selected, found, onOpen, onLight } = props
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const sick = node.verdict !== 'sound'
  const glyph = overview ? 24 : 18
  const textX = node.x + glyph + 14
  // The clock of old data stands at the right.
  const room = node.x + node.width - textX - (overview && node.stale ? 16 : 4)
  const firms = node.firms > 0 ? t('map.firmsShort', { count: node.firms }) : t('map.noFirms')
  const words = [
    name,
    ui(`verdict.${node.verdict}`),
    paint?.figure ?? '',
    firms,
    node.overridden ? t('map.overridden') : '',
    node.stale ? ui('stale') : '',
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG group cannot be a button element
    <g
      role="button"
      tabIndex={0}
      data-node={node.code}
      aria-label={words.filter((word) => word !== '').join('，')}
      aria-pressed={selected}
      className={`${styles.node} ${lit === false ? styles.dim : ''}`}
      onClick={() => onOpen(node.code)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          onOpen(node.code)
        }
      }}
      onPointerEnter={() => onLight(node.code)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(node.code)}
      onBlur={() => onLight(null)}
    >
      <title>{words.filter((word) => word !== '').join('\n')}</title>
      <rect
        className={selected || found ? styles.boxMarked : styles.box}
        x={node.x}
        y={node.y}
        width={node.width}
        height={node.height}
        rx={4}
        style={mode === 'layer' ? layerLook(paint) : boxLook(node, mode)}
        strokeWidth={paint === null ? (sick ? 1.8 : 1) : paint.strength > 0 ? 3 : 1}
        strokeDasharray={node.verdict === 'break' ? '6 4' : undefined}
      />
      <VerdictGlyph
        verdict={node.verdict}
        x={node.x + glyph / 2 + 8}
        y={node.y + node.height / 2}
        size={glyph}
      />
      {overview ? (
        <OverviewLabel node={node} name={name} x={textX} room={room} />
      ) : (
        <>
          <text
            className={styles.name}
            x={textX}
            y={node.y + node.height * 0.44}
            fontSize={labelSize(name, room)}
            fontWeight={sick || node.tier === 'core' ? 600 : 400}
          >
            {name}
          </text>
          <text className={styles.firms} x={textX} y={node.y + node.height * 0.82} fontSize={11}>
            {paint?.figure ?? firms}
            {node.overridden ? ` · ${t('map.overridden')}` : ''}
          </text>
        </>
      )}
      {node.stale && <StaleCorner x={node.x + node.width - 11} y={node.y + node.height - 11} />}
      {node.sharedWith.length > 0 && (
        <path className={styles.sharedCorner} d={`M${node.x + node.width - 9} ${node.y + 0.5}h8.5v8.5z`} />
      )}
    </g>
  )
})

function OverviewLabel({ node, name, x, room }: { node: MapNode; name: string; x: number; room: number }) {
  const { lines, size } = overviewLabel(name, room, node.height)
  const first = node.y + node.height / 2 - ((lines.length - 1) * size * 1.05) / 2
  return (
    <text className={styles.name} fontSize={size} fontWeight={600} dominantBaseline="central">
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={first + index * size * 1.05}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** A layer's colour by its sign, stronger with its size; what is above zero has a thick border besides. */
function layerLook(paint: LayerPaint | null) {
  const strength = paint?.strength ?? 0
  if (strength === 0)
    return customProperties({ '--box-fill': 'var(--sl-surface)', '--box-line': 'var(--sl-hairline-strong)' })
  const colour = strength > 0 ? 'var(--sl-layer-high)' : 'var(--sl-layer-low)'
  const share = Math.round(10 + Math.min(1, Math.abs(strength)) * 45)
  return customProperties({
    '--box-fill': `color-mix(in srgb, ${colour} ${share}%, var(--sl-surface))`,
    '--box-line': colour,
  })
}

function boxLook(node: MapNode, mode: MapMode) {
  if (mode === 'criticality') {
    const share = Math.round(Math.min(100, Math.max(0, node.criticality)) * 0.5)
    return customProperties({
      '--box-fill': `color-mix(in srgb, var(--sl-accent) ${share}%, var(--sl-surface))`,
      '--box-line': 'var(--sl-accent)',
    })
  }
  return customProperties({
    '--box-fill': node.verdict === 'sound' ? 'var(--sl-surface)' : `var(--sl-${node.verdict}-soft)`,
    '--box-line': node.verdict === 'sound' ? 'var(--sl-hairline-strong)' : `var(--sl-${node.verdict})`,
  })
}

function StaleCorner({ x, y }: { x: number; y: number }) {
  return (
    <g className={styles.staleCorner}>
      <circle cx={x} cy={y} r={5} />
      <path d={`M${x} ${y - 3}V${y}H${x + 2.5}`} />
    </g>
  )
}
