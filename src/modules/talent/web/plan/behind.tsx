import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { PlanBehind } from '../../contract/plan.ts'
import type { PlanCategory } from '../../contract/plan-table.ts'

/** Whom engagements brought on board in the time of a figure; it leads to them. @param region left out for the city. */
export function Behind({
  of,
  category,
  region,
}: {
  of: NonNullable<PlanBehind>
  category: PlanCategory
  region?: string
}) {
  const { t } = useTranslation('talent')
  const { from, until, ...counts } = of
  if (counts.engagements === 0) return t('plan.behindNone')
  const search = { state: ['onboard'], category, region, boardedFrom: from, boardedUntil: until }
  return <PageLink href={paths.engagements(search)}>{t('plan.behindCount', counts)}</PageLink>
}
