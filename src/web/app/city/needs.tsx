import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import styles from './city.module.css'
import { cityQueries } from './queries.ts'

/** What needs those who may do something about it, most urgent first. Not known yet is a dash, nought is left out. */
export function Needs() {
  const { t } = useTranslation('app')
  const may = useMay()
  const fillsPosts = may('governance.post.assign')
  const clearsBlocks = may('matters.problem.handle')
  const keepsNodes = may('chains.node.edit')
  const reviews = may('documents.fact.review')
  const cards = useQuery({ ...cityQueries.cards(), enabled: fillsPosts }).data
  const blocks = useQuery({
    ...chainQueries.gaps({ verdict: ['block'], pageSize: 1 }),
    enabled: clearsBlocks,
  }).data
  const conflicts = useQuery({ ...cityQueries.conflicts(), enabled: reviews }).data
  const review = useQuery({ ...cityQueries.toReview(), enabled: reviews }).data
  const letsIn = may('access.account.approve')
  const seesMail = may('platform.mailDelivery.read')
  const pending = useQuery({ ...cityQueries.pendingAccounts(), enabled: letsIn }).data
  const held = useQuery({ ...cityQueries.heldGrants(), enabled: letsIn }).data
  const failedMail = useQuery({ ...cityQueries.failedMail(), enabled: seesMail }).data
  const chains = useQuery({ ...chainQueries.list(), enabled: keepsNodes }).data
  const needs = [
    {
      key: 'pending' as const,
      seen: letsIn,
      count: pending?.total,
      href: paths.accounts({ state: 'pending' }),
      decide: true,
    },
    {
      key: 'held' as const,
      seen: letsIn,
      count: held?.total,
      href: paths.accounts({ state: 'held' }),
      decide: true,
    },
    {
      key: 'mailFailed' as const,
      seen: seesMail,
      count: failedMail?.total,
      href: paths.mail(),
      decide: false,
    },
    {
      key: 'conflicts' as const,
      seen: reviews,
      count: conflicts?.length,
      href: paths.conflicts(),
      decide: true,
    },
    {
      key: 'vacancies' as const,
      seen: fillsPosts,
      count: cards?.reduce((sum, card) => sum + card.vacancies, 0),
      href: paths.governance(),
      decide: true,
    },
    {
      key: 'overdue' as const,
      seen: clearsBlocks,
      count: blocks?.total,
      href: paths.gaps({ verdict: ['block'] }),
      decide: true,
    },
    { key: 'review' as const, seen: reviews, count: review?.total, href: paths.documents(), decide: false },
    {
      key: 'stale' as const,
      seen: keepsNodes,
      count: chains?.reduce((sum, chain) => sum + chain.staleNodes, 0),
      href: paths.gaps({ verdict: ['break', 'choke', 'block', 'weak', 'sound'], stale: true }),
      decide: false,
    },
  ]
  const open = needs.filter((need) => need.seen && need.count !== 0)
  if (!needs.some((need) => need.seen)) return null
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
