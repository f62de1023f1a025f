import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerPaint, MapLayer } from '#modules/chains/web/map/map-layer.ts'
import { useMay } from '#web/allowed.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { DualRow } from '../../contract/index.ts'
import { talentQueries } from '../queries.ts'
import styles from './dual.module.css'
import { needsOf } from './row-parts.tsx'

/** So many of the hottest nodes are listed below the drawing. */
const listed = 8

/** The heat of talent as colours of the chain map: what is lacking one way, what is left over the other; null out of reach. */
export function useHeatLayer(chainCode: string, isShown: boolean): MapLayer | null {
  const { t } = useTranslation('talent')
  const may = useMay()('talent.dual.read')
  const { data } = useQuery({
    ...talentQueries.dual({ chainCode, gap: 'any', pageSize: 200 }),
    enabled: may && isShown,
  })
  return useMemo(() => {
    if (!may) return null
    const nodes = (data?.items ?? []).filter(({ kind }) => kind === 'node')
    const most = Math.max(1, ...nodes.map(({ heat }) => Math.abs(heat)))
    const paintOf = ({ heat }: DualRow): LayerPaint => ({
      // The root keeps small differences visible beside one very hot node.
      strength: Math.sign(heat) * Math.sqrt(Math.abs(heat) / most),
      figure: t(heat > 0 ? 'dual.short' : heat < 0 ? 'dual.spare' : 'dual.even', { heat: Math.abs(heat) }),
    })
    return {
      title: t('dual.layer'),
      ends: [t('dual.layerLow'), t('dual.layerHigh')],
      paints: data === undefined ? null : new Map(nodes.map((row) => [row.nodeCode!, paintOf(row)])),
      below: data && <Hottest rows={nodes} />,
    }
  }, [may, data, t])
}

/** The nodes that lack most, each leading to its needs. */
function Hottest({ rows }: { rows: readonly DualRow[] }) {
  const { t } = useTranslation('talent')
  const hot = rows.filter(({ heat }) => heat > 0).toSorted((a, b) => b.heat - a.heat)
  return (
    <section className={styles.hottest} aria-label={t('dual.hottest')}>
      <h3 className={styles.hottestTitle}>{t('dual.hottest')}</h3>
      {hot.length === 0 ? (
        <p>{t('dual.noneHot')}</p>
      ) : (
        <ol className={styles.hotList}>
          {hot.slice(0, listed).map((row) => (
            <li key={row.id}>
              <PageLink href={needsOf(row)}>{row.nodeName}</PageLink>{' '}
              <span className={styles.soft}>
                {t('dual.sum', { demand: row.demand, supply: row.supply, heat: row.heat })}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.soft}>
        {t('dual.layerHelp')}{' '}
        <PageLink href={paths.dual({ chain: rows[0]?.chainCode })}>{t('dual.link')}</PageLink>
      </p>
    </section>
  )
}
