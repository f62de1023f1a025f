import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { biddingQueries } from '#modules/talent/web/bidding/queries.ts'
import { engagementQueries } from '#modules/talent/web/engagement/queries.ts'
import { talentQueries } from '#modules/talent/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { isEnterprise } from '../may-see.ts'
import styles from './home.module.css'

/** What of talent concerns an enterprise, with where each leads; for nobody else. */
export function OwnTalent() {
  return isEnterprise(useMay()) ? <Links /> : null
}

function Links() {
  const { t } = useTranslation('app')
  const may = useMay()
  const go = useGo()
  const meets = may('talent.engagement.read')
  const bids = may('talent.bidding.read')
  const needs = useQuery(talentQueries.needs({ pageSize: 1 })).data
  const waiting = useQuery({
    ...engagementQueries.list({ waiting: true, pageSize: 1 }),
    enabled: meets,
  }).data
  const running = useQuery({ ...engagementQueries.list({ pageSize: 1 }), enabled: meets }).data
  const listed = useQuery({
    ...biddingQueries.list({ state: ['listed', 'bidding'], pageSize: 1 }),
    enabled: bids,
  }).data
  const links = [
    { key: 'ownNeeds' as const, seen: true, count: needs?.total, href: paths.talentNeeds() },
    {
      key: 'waitingEngagements' as const,
      seen: meets,
      count: waiting?.total,
      href: paths.engagements({ waiting: true }),
    },
    { key: 'runningEngagements' as const, seen: meets, count: running?.total, href: paths.engagements() },
    {
      key: 'listedBiddings' as const,
      seen: bids,
      count: listed?.total,
      href: paths.biddings({ state: ['listed', 'bidding'] }),
    },
    {
      key: 'shortageDirectory' as const,
      seen: may('talent.directory.read'),
      count: 0,
      href: paths.shortageDirectories(),
    },
  ]
  return (
    <Section
      title={t('home.ownTalent')}
      note={t('home.ownTalentNote')}
      actions={
        <Button type="primary" onClick={() => go(paths.talentNeeds({ new: '1' }))}>
          {t('home.raiseNeed')}
        </Button>
      }
    >
      <ul className={styles.links}>
        {links
          .filter(({ seen }) => seen)
          .map(({ key, count, href }) => (
            <li key={key}>
              <PageLink href={href}>{t(`home.${key}`, { count: count ?? '—' })}</PageLink>
            </li>
          ))}
      </ul>
    </Section>
  )
}
