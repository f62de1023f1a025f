import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { talentQueries } from '../queries.ts'
import styles from './dual.module.css'

/** Length of the longest bar, in pixels. */
const longest = 56

/** A heat with its sign and the hundredths it is told in. */
export const signed = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), 2, 2)}`

/** A heat as figure and bar; the figure carries the sign, so that colour is not needed to read it. */
export function Heat({ value, most }: { value: number; most: number }) {
  const { t } = useTranslation('talent')
  const width = Math.round((Math.abs(value) / most) * longest)
  return (
    <span className={styles.heat}>
      {value !== 0 && (
        <span
          className={`${styles.bar} ${value < 0 ? styles.ample : ''}`}
          style={{ width }}
          aria-hidden="true"
        />
      )}
      {t('dual.heads', { number: signed(value) })}
    </span>
  )
}

/** Demand, supply and heat on the panel of a node, with the way to the dual chain. */
export function NodeHeat({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  return (
    <Allowed right="talent.dual.read">
      <Line chainCode={chainCode} nodeCode={nodeCode} />
    </Allowed>
  )
}

function Line({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  const { t } = useTranslation('talent')
  const { data } = useQuery(talentQueries.nodeHeat(chainCode, nodeCode))
  if (data === undefined) return null
  return (
    <div>
      {t('dual.talent')}{' '}
      {t('dual.sum', { demand: data.demand, supply: data.supply, heat: signed(data.heat) })}{' '}
      <PageLink href={paths.dual({ chain: chainCode, row: data.id })}>{t('dual.link')}</PageLink>
    </div>
  )
}
