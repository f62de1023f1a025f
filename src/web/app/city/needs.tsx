import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import styles from './city.module.css'
import { cityQueries } from './queries.ts'

/** What needs someone now, most urgent first. What is not known yet shows a dash, what is nought is left out. */
export function Needs() {
  const { t } = useTranslation('app')
  const cards = useQuery(cityQueries.cards()).data
  const blocks = useQuery(chainQueries.gaps({ verdict: ['block'] })).data
  const conflicts = useQuery(cityQueries.conflicts()).data
  const review = useQuery(cityQueries.toReview()).data
  const chains = useQuery(chainQueries.list()).data
  const needs = [
    {
      key: 'conflicts' as const,
      count: conflicts?.length,
      href: paths.conflicts(),
      decide: true,
    },
    {
      key: 'vacancies' as const,
      count: cards?.reduce((sum, card) => sum + card.vacancies, 0),
      href: paths.governance(),
      decide: true,
    },
    {
      key: 'overdue' as const,
      count: blocks?.length,
      href: paths.gaps({ verdict: ['block'] }),
      decide: true,
    },
    { key: 'review' as const, count: review?.total, href: paths.documents(), decide: false },
    {
      key: 'stale' as const,
      count: chains?.reduce((sum, chain) => sum + chain.staleNodes, 0),
      href: paths.gaps({ verdict: ['break', 'choke', 'block', 'weak', 'sound'], stale: true }),
      decide: false,
    },
  ]
  const open = needs.filter((need) => need.count !== 0)
  return (
    <Section title={t('city.needs')} note={open.length === 0 ? t('city.needsNone') : t('city.needsNote')}>
      <ul className={styles.needs}>
        {open.map((need) => (
          <li key={need.key}>
            <PageLink href={need.href} className={styles.need}>
              <span className={`${styles.needCount} ${need.decide ? styles.decide : ''}`}>
                {need.count ?? '—'}
              </span>
              <span className={styles.needText}>
                <strong>{t(`city.${need.key}`)}</strong>
                <span className={styles.faint}>{t(`city.${need.key}Help`)}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
