import { useTranslation } from 'react-i18next'
import { VerdictMark, verdictOrder } from '#web/ui/verdict-mark.tsx'
import { edgeKinds } from '../../contract/index.ts'
import { edgeDash } from './drawing-style.ts'
import styles from './map.module.css'
import type { MapLayer } from './map-layer.ts'
import type { MapMode } from './map-node.tsx'

/** What shapes, colours, dashes and widths mean. */
export function MapLegend({ mode, layer }: { mode: MapMode; layer: MapLayer | null }) {
  const { t } = useTranslation('chains')
  return (
    <div className={styles.legend}>
      {verdictOrder.map((verdict) => (
        <VerdictMark key={verdict} verdict={verdict} />
      ))}
      {mode === 'criticality' && (
        <span className={styles.legendItem}>
          {t('map.lessCritical')}
          <span className={styles.scale} />
          {t('map.moreCritical')}
        </span>
      )}
      {mode === 'layer' && layer !== null && (
        <span className={styles.legendItem}>
          {layer.ends[0]}
          <span className={styles.twoSided} />
          {layer.ends[1]}
        </span>
      )}
      {edgeKinds.map((kind) => (
        <span key={kind} className={styles.legendItem}>
          <svg width="36" height="8" aria-hidden="true">
            <line x1="0" y1="4" x2="36" y2="4" strokeDasharray={edgeDash[kind]} />
          </svg>
          {t(`edgeKind.${kind}`)}
        </span>
      ))}
      <span>{t('map.strength')}</span>
    </div>
  )
}
