import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChainSummary, Industry } from '#modules/chains/contract/index.ts'
import { chainQueries } from '#modules/chains/web/queries.ts'
import type { ChainCard } from '#modules/governance/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip, StatusChip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictBar, VerdictCounts, VerdictMark } from '#web/ui/verdict-mark.tsx'
import styles from './city.module.css'
import { cityQueries } from './queries.ts'

/** Each chain in brief: who answers for it, its verdicts, gaps, firms and output. */
export function ChainCards() {
  const chains = useQuery(chainQueries.list())
  const cards = useQuery(cityQueries.cards()).data
  const seesOutput = useMay()('chains.output.read')
  const industries = useQuery({ ...chainQueries.industries(), enabled: seesOutput }).data
  return (
    <QueryView query={chains} rows={12}>
      {(data) => (
        <ul className={styles.cards}>
          {data.map((chain) => (
            <li key={chain.code}>
              <Card
                chain={chain}
                card={cards?.find((item) => item.chainCode === chain.code)}
                industries={
                  seesOutput
                    ? (industries?.filter((item) => item.chains.some((of) => of.code === chain.code)) ?? [])
                    : null
                }
              />
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}

function Card({
  chain,
  card,
  industries,
}: {
  chain: ChainSummary
  card: ChainCard | undefined
  /** Null for whoever may not see output. */
  industries: readonly Industry[] | null
}) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const chief = card?.roles.find((role) => role.role === 'chainChief')
  return (
    <article className={styles.card}>
      <header className={styles.cardHead}>
        <h3 className={styles.cardTitle}>
          <PageLink href={paths.chain(chain.code)}>
            {format.language === 'en' ? chain.nameEn : chain.name}
          </PageLink>
        </h3>
        <span className={styles.faint}>{t('city.nodes', { count: chain.nodes })}</span>
      </header>
      <div>
        <span className={styles.faint}>{t('city.chief')}</span>{' '}
        {chief === undefined ? (
          '—'
        ) : chief.current.length > 0 ? (
          chief.current.map((post) => post.holderName).join(format.comma)
        ) : (
          <Chip tone="alert">{t('city.vacant')}</Chip>
        )}
        {card !== undefined && card.vacancies > 0 && chief?.current.length !== 0 && (
          <>
            {' '}
            <Chip tone="alert">
              {t('city.vacant')} {card.vacancies}
            </Chip>
          </>
        )}
      </div>
      <VerdictBar counts={chain.verdicts} />
      <VerdictCounts counts={chain.verdicts} />
      <dl className={styles.cardFacts}>
        <dt>{t('city.topGaps')}</dt>
        <dd>
          {chain.topGaps.length === 0
            ? t('city.noGaps')
            : chain.topGaps.map((gap) => (
                <PageLink
                  key={gap.code}
                  href={paths.chain(chain.code, { tab: 'map', node: gap.code })}
                  className={styles.gap}
                >
                  <VerdictMark verdict={gap.verdict} hideWord /> {gap.name}
                </PageLink>
              ))}
        </dd>
        <dt>{t('city.enterprises')}</dt>
        <dd>
          {t('city.firmsCount', { count: chain.enterprises })}
          {format.bracket(`${t('city.aboveScale')} ${chain.aboveScale}`)}
        </dd>
        {chain.keyEnterprises.length > 0 && (
          <>
            <dt>{t('city.keyFirms')}</dt>
            <dd>
              {chain.keyEnterprises.slice(0, 2).map((firm, index) => (
                <span key={firm.id}>
                  {index > 0 && format.comma}
                  <PageLink href={paths.enterprise(firm.id)}>{firm.name}</PageLink>
                </span>
              ))}
            </dd>
          </>
        )}
        {industries !== null && (
          <>
            <dt>{t('city.output')}</dt>
            <dd>
              <Output chainCode={chain.code} industries={industries} />
            </dd>
          </>
        )}
      </dl>
    </article>
  )
}

function Output({ chainCode, industries }: { chainCode: string; industries: readonly Industry[] }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const known = industries.flatMap((industry) =>
    industry.latest ? [{ ...industry, latest: industry.latest }] : [],
  )
  if (known.length === 0) return <>{t('city.noOutput')}</>
  return (
    <>
      {known.map((industry) => (
        <PageLink
          key={industry.code}
          href={paths.chain(chainCode, { tab: 'output' })}
          className={styles.outputLine}
          title={industry.latest.source}
        >
          {known.length > 1 && `${industry.name} `}
          {format.yuan(industry.latest.cumulativeYuan)}{' '}
          <span className={styles.faint}>
            {t('city.latestOutput', { month: format.month(industry.latest.month) })}
          </span>{' '}
          <StatusChip status={industry.latest.status} />
        </PageLink>
      ))}
    </>
  )
}
