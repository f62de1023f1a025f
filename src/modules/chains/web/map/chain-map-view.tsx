import {
  CompressOutlined,
  ExpandOutlined,
  MinusOutlined,
  PlusOutlined,
  PrinterOutlined,
} from '@ant-design/icons'
import { Button, Segmented, Select, Space } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { ChainMap, MapEdge } from '../../contract/index.ts'
import { customProperties, edgeDash, edgePath, edgeWidth } from './drawing-style.ts'
import { type LitPath, lightPath } from './light-path.ts'
import styles from './map.module.css'
import type { MapLayer } from './map-layer.ts'
import { MapLegend } from './map-legend.tsx'
import { type MapMode, MapNodeBox } from './map-node.tsx'
import { useViewport } from './use-viewport.ts'

/** Smallest scale at which the large labels of the overview can be read: 22 units × 0.45 ≈ 10 px. */
const legibleScale = 0.45
/** From this scale on the small labels with firms can be read: 14 units × 0.72 ≈ 10 px. */
const detailScale = 0.72
/** Room around the drawing, in its own units; the names of the bands stand in the upper one. */
const margin = 28
const topMargin = 56

/** One chain as a layered drawing: pan, zoom, search, paths lit both ways, nodes that open. */
export function ChainMapView({
  map,
  mode: asked,
  layer = null,
  selected,
  covered,
  onMode,
  onOpen,
}: {
  map: ChainMap
  mode: MapMode
  /** Colours of another module to choose besides, given by pages that may compose modules. */
  layer?: MapLayer | null
  selected: string | null
  /** Pixels at the right of the window that a drawer covers. */
  covered: number
  onMode: (mode: MapMode) => void
  onOpen: (code: string) => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const phone = usePhone()
  const mode = asked === 'layer' && layer === null ? 'verdict' : asked
  const paints = mode === 'layer' ? (layer?.paints ?? null) : null
  const frameRef = useRef<HTMLDivElement>(null)
  const [light, setLight] = useState<string | null>(null)
  const [found, setFound] = useState<string | null>(null)
  const drawing = useMemo(
    () => ({ width: map.width + 2 * margin, height: map.height + margin + topMargin }),
    [map.width, map.height],
  )
  const viewport = useViewport(frameRef, drawing, legibleScale)
  const { view, reveal, wasDragged } = viewport
  const litCode = light ?? selected
  const lit = useMemo(() => (litCode === null ? null : lightPath(map.edges, litCode)), [map.edges, litCode])
  const nameOf = useCallback(
    (node: { name: string; nameEn: string }) => (format.language === 'en' ? node.nameEn : node.name),
    [format.language],
  )

  const shown = found ?? selected
  useEffect(() => {
    const node = map.nodes.find((item) => item.code === shown)
    if (node) reveal(onPaper(node), covered)
  }, [map.nodes, shown, reveal, covered])

  const openNode = useRef(onOpen)
  openNode.current = onOpen
  const open = useCallback(
    (code: string) => {
      if (!wasDragged()) openNode.current(code)
    },
    [wasDragged],
  )
  const onLight = useCallback(
    (code: string | null) => {
      setLight(code)
      const focused = document.activeElement?.getAttribute('data-node')
      const node =
        code !== null && code === focused ? map.nodes.find((item) => item.code === code) : undefined
      if (node && document.activeElement?.matches(':focus-visible')) reveal(onPaper(node), covered)
    },
    [map.nodes, reveal, covered],
  )

  const height = phone ? '62vh' : `clamp(420px, ${Math.ceil(viewport.restHeight) + 2}px, 76vh)`
  return (
    <div>
      <div className={`print-only ${styles.help}`}>
        {t('map.printHead', {
          chain: map.chainName,
          version: map.templateVersion,
          day: format.day(map.computedOn),
        })}
      </div>
      <div className={`${styles.toolbar} no-print`}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          style={{ width: phone ? '100%' : 220 }}
          placeholder={t('map.search')}
          aria-label={t('map.search')}
          value={found}
          options={map.nodes.map((node) => ({ value: node.code, label: nameOf(node) }))}
          onChange={(code: string | undefined) => setFound(code ?? null)}
          notFoundContent={t('map.notFound')}
        />
        <Segmented<MapMode>
          aria-label={t('map.mode')}
          value={mode}
          onChange={onMode}
          options={[
            { value: 'verdict', label: t('map.modeVerdict') },
            { value: 'criticality', label: t('map.modeCriticality') },
            ...(layer === null ? [] : [{ value: 'layer' as const, label: layer.title }]),
          ]}
        />
        <span className={styles.spacer} />
        <Space.Compact>
          <Button
            icon={<PlusOutlined />}
            aria-label={t('map.zoomIn')}
            title={t('map.zoomIn')}
            onClick={viewport.zoomIn}
          />
          <Button
            icon={<MinusOutlined />}
            aria-label={t('map.zoomOut')}
            title={t('map.zoomOut')}
            onClick={viewport.zoomOut}
          />
          <Button
            icon={<ExpandOutlined />}
            aria-label={t('map.fit')}
            title={t('map.fit')}
            onClick={viewport.fitWidth}
          />
          <Button
            icon={<CompressOutlined />}
            aria-label={t('map.fitAll')}
            title={t('map.fitAll')}
            onClick={viewport.fitAll}
          />
        </Space.Compact>
        {!phone && (
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {ui('print')}
          </Button>
        )}
      </div>
      <section
        ref={frameRef}
        className={styles.frame}
        style={customProperties({ '--frame-height': height })}
        aria-label={t('map.label', { chain: map.chainName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the drawing
        tabIndex={0}
        {...viewport.handlers}
      >
        {view !== null && (
          <svg
            className={styles.drawing}
            viewBox={`${-margin} ${-topMargin} ${drawing.width} ${drawing.height}`}
            style={customProperties({
              '--drawing-width': `${drawing.width * view.scale}px`,
              '--drawing-height': `${drawing.height * view.scale}px`,
              '--drawing-place': `translate(${view.x}px, ${view.y}px)`,
            })}
            aria-label={t('map.label', { chain: map.chainName })}
          >
            {map.bands.map((band) => (
              <g key={`${band.segment}-${band.x0}`}>
                <rect
                  className={styles.band}
                  x={band.x0 - 12}
                  y={band.y0 - 8}
                  width={band.x1 - band.x0 + 24}
                  height={band.y1 - band.y0 + 16}
                  rx={4}
                />
                <text
                  className={styles.bandLabel}
                  x={band.x0}
                  y={band.y0 - 18}
                  fontSize={view.scale < detailScale ? 28 : 18}
                >
                  {t(`segment.${band.segment}`)}
                </text>
              </g>
            ))}
            <Edges edges={map.edges} lit={lit} />
            {map.nodes.map((node) => (
              <MapNodeBox
                key={node.code}
                node={node}
                name={nameOf(node)}
                mode={mode}
                paint={paints?.get(node.code) ?? null}
                overview={view.scale < detailScale}
                lit={lit === null ? null : lit.nodes.has(node.code)}
                selected={node.code === selected}
                found={node.code === found}
                onOpen={open}
                onLight={onLight}
              />
            ))}
          </svg>
        )}
      </section>
      <MapLegend mode={mode} layer={layer} />
      {mode === 'layer' && layer?.below}
      <p className={`${styles.help} no-print`}>{t('map.help')}</p>
    </div>
  )
}

/** A node's box measured from the corner of the paper, margins included. */
function onPaper(node: { x: number; y: number; width: number; height: number }) {
  return { x: node.x + margin, y: node.y + topMargin, width: node.width, height: node.height }
}

function Edges({ edges, lit }: { edges: readonly MapEdge[]; lit: LitPath | null }) {
  const paths = useMemo(() => edges.map((edge) => edgePath(edge.points)), [edges])
  return (
    <g>
      {edges.map((edge, index) => {
        const state = lit === null ? '' : lit.edges.has(index) ? styles.edgeLit : styles.edgeDim
        return (
          <path
            key={`${edge.from}>${edge.to}:${edge.kind}`}
            className={`${styles.edge} ${edge.feedback ? styles.feedback : ''} ${state}`}
            d={paths[index]}
            strokeWidth={edgeWidth(edge.strength)}
            strokeDasharray={edgeDash[edge.kind]}
          />
        )
      })}
    </g>
  )
}
