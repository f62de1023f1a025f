import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { designQueries } from './queries.ts'

/** In the overview of a class: for how many needs it was designed, and how many it leaves out. */
export function DesignSummaryLine({ classId }: { classId: string }) {
  const { t } = useTranslation('training')
  const { data } = useQuery(designQueries.summary(classId))
  if (data === undefined) return null
  return (
    <>
      {data.isEmpty
        ? t('design.overview.none')
        : t('design.overview.done', {
            courses: data.courses,
            count: data.met + data.leftOut,
            leftOut: data.leftOut,
          })}{' '}
      <PageLink href={paths.classDesign(classId)}>{t('design.overview.open')}</PageLink>
    </>
  )
}
