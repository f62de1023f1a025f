import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'

/** The way back from a row of evidence to the object that brought it; nothing where that has no page. */
export function OriginLink({ origin }: { origin: ObjectRef }) {
  const { t } = useTranslation('matters')
  if (origin.kind !== 'matters.problem') return null
  return <PageLink href={paths.problem(origin.id)}>{t('problemWord')}</PageLink>
}
