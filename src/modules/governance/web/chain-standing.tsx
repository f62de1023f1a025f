import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChainSummary, Industry } from '#modules/chains/contract/index.ts'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatGrowth } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import styles from './governance.module.css'

/** Where the chain stands: its key firms, its most pressing gaps, the latest output of its industries. */
export function ChainStanding({ chainCode }: { chainCode: string }) {
  const { t } = useTranslation('governance')
  const chain = useQuery(chainQueries.one(chainCode))
  const industries = useQuery(chainQueries.industries(chainCode))
  return (
    <div className={styles.standing}>
      <div>
        <h3>{t('card.firms')}</h3>
        <QueryView query={chain} rows={3}>
          {(data) => <KeyFirms chain={data} />}
        </QueryView>
      </div>
      <div>
        <h3>{t('card.gaps')}</h3>
        <QueryView query={chain} rows={3}>
          {(data) => <TopGaps chain={data} />}
        </QueryView>
      </div>
      <div>
        <h3>{t('card.output')}</h3>
        <QueryView query={industries} rows={3}>
          {(data) => <LatestOutput industries={data} />}
        </QueryView>
      </div>
    </div>
  )
}

function KeyFirms({ chain }: { chain: ChainSummary }) {
  const { t } = useTranslation('governance')
  if (chain.keyEnterprises.length === 0) return <p className={styles.small}>{t('card.noFirms')}</p>
  return (
    <ul>
      {chain.keyEnterprises.map((firm) => (
        <li key={firm.id}>
          <PageLink href={paths.enterprise(firm.id)}>{firm.name}</PageLink>
        </li>
      ))}
    </ul>
  )
}

function TopGaps({ chain }: { chain: ChainSummary }) {
  const { t } = useTranslation('governance')
  if (chain.topGaps.length === 0) return <p className={styles.small}>{t('card.noGaps')}</p>
  return (
    <ul>
      {chain.topGaps.map((gap) => (
        <li key={gap.code} className={styles.gap}>
          <VerdictMark verdict={gap.verdict} />
          <PageLink href={paths.chain(chain.code, { tab: 'gaps', node: gap.code })}>{gap.name}</PageLink>
        </li>
      ))}
    </ul>
  )
}

function LatestOutput({ industries }: { industries: Industry[] }) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  const known = industries.flatMap(({ code, name, latest }) => (latest ? [{ code, name, latest }] : []))
  if (known.length === 0) return <p className={styles.small}>{t('card.noOutput')}</p>
  return (
    <ul>
      {known.map(({ code, name, latest }) => (
        <li key={code}>
          <Figure
            size="small"
            label={t('card.cumulative', { industry: name })}
            value={format.yuan(latest.cumulativeYuan)}
            asOf={format.month(latest.month)}
            status={latest.status}
            source={latest.source}
            note={
              latest.cumulativeGrowthPercent !== null &&
              t('card.growth', { percent: formatGrowth(latest.cumulativeGrowthPercent) })
            }
          />
        </li>
      ))}
    </ul>
  )
}
