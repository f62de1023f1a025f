import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import type { ChainCard } from '../contract.ts'
import { CardFiles } from './card-files.tsx'
import { CardList } from './card-list.tsx'
import { CardsLedger } from './cards-ledger.tsx'
import styles from './governance.module.css'
import { governanceQueries } from './queries.ts'
import { listVacancies } from './roles.ts'
import { VacancyMark } from './vacancy.tsx'

/** All chain cards: what is vacant first, then who answers for each chain. */
export function CardsPage() {
  const { t } = useTranslation('governance')
  const phone = usePhone()
  const cards = useQuery(governanceQueries.cards())
  const system = useQuery(systemQuery())
  const today = system.data?.today ?? null
  return (
    <>
      <PageHeader
        title={t('list.title')}
        sub={
          <>
            {t('list.sub')}
            {system.data?.demo && <div className={styles.small}>{t('demoNote')}</div>}
          </>
        }
        actions={<CardFiles />}
      />
      <QueryView query={cards} rows={12}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t('list.empty')} text={t('list.emptyHelp')} />
          ) : (
            <>
              <Vacancies cards={data} today={today} />
              <Section title={t('list.ledger')}>
                {phone ? <CardList cards={data} today={today} /> : <CardsLedger cards={data} today={today} />}
              </Section>
            </>
          )
        }
      </QueryView>
    </>
  )
}

function Vacancies({ cards, today }: { cards: ChainCard[]; today: string | null }) {
  const { t } = useTranslation('governance')
  const vacancies = listVacancies(cards)
  if (vacancies.length === 0) return null
  return (
    <Section
      title={`${t('list.needs')} · ${t('list.vacancies', { count: vacancies.length })}`}
      note={t('list.needsNote')}
    >
      <ul className={styles.vacancies}>
        {vacancies.map((one) => (
          <li key={`${one.chainCode} ${one.role}`}>
            <PageLink
              href={
                one.chainCode === null
                  ? paths.chain(cards[0]?.chainCode ?? '', { tab: 'card' })
                  : paths.chain(one.chainCode, { tab: 'card' })
              }
            >
              {one.chainName ?? t('allChains')} · {t(`role.${one.role}`)}
            </PageLink>
            <VacancyMark since={one.since} today={today} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
