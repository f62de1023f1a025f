import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { Region } from '../contract.ts'
import styles from './region-tiles.module.css'

/**
 * Counties and zones as tiles in their rough places, darker with more enterprises: one scale of one colour.
 *
 * The numbers stand in the tiles, so nothing hangs on colour alone. A tile opens its enterprises.
 */
export function RegionTiles({ regions }: { regions: readonly Region[] }) {
  const { t } = useTranslation('directory')
  const placed = regions.flatMap((region) => (region.tile ? [{ ...region, tile: region.tile }] : []))
  const most = Math.max(1, ...placed.map((region) => region.enterprises))
  const left = Math.min(...placed.map((region) => region.tile.column))
  const top = Math.min(...placed.map((region) => region.tile.row))
  if (placed.length === 0) return <p>{t('tiles.empty')}</p>
  return (
    <div>
      <ul className={styles.grid} aria-label={t('tiles.label')}>
        {placed.map((region) => {
          // Up to 42 %, so that ink stays readable on the darkest tile.
          const share = Math.round(4 + (region.enterprises / most) * 38)
          return (
            <li
              key={region.code}
              style={{ gridColumn: region.tile.column - left + 1, gridRow: region.tile.row - top + 1 }}
            >
              <PageLink
                href={paths.enterprises({ region: region.code })}
                className={styles.tile}
                style={{ background: `color-mix(in srgb, var(--sl-accent) ${share}%, var(--sl-surface))` }}
              >
                <span className={styles.name}>{region.name}</span>
                <span className={styles.count}>{region.enterprises}</span>
                <span className={styles.small}>{t('tiles.aboveScale', { count: region.aboveScale })}</span>
              </PageLink>
            </li>
          )
        })}
      </ul>
      <p className={styles.legend}>
        {t('tiles.fewer')}
        <span className={styles.scale} />
        {t('tiles.more')}
      </p>
    </div>
  )
}
