import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { meQuery } from '#web/session-query.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { CityOverview } from '../city/city-overview.tsx'
import { Needs } from '../city/needs.tsx'
import { OwnTalent } from './own-talent.tsx'
import { WorkQueue } from './work-queue.tsx'

/** Three questions in order: what needs me, what changed, where do we stand; each as far as one's roles reach. */
export function HomePage() {
  const { t } = useTranslation('app')
  const format = useFormat()
  const may = useMay()
  const system = useQuery(systemQuery()).data
  const me = useQuery(meQuery()).data
  const roles = useQuery({ queryKey: ['access', 'mine'], queryFn: () => api.access.myGrants() }).data
  const roleNames = [
    ...new Set(
      roles?.grants.map((grant) => (format.language === 'en' ? grant.role.nameEn : grant.role.name)),
    ),
  ]
  return (
    <div>
      <PageHeader
        title={me === undefined ? t('home.title') : t('home.titleOf', { name: me.name })}
        sub={[roleNames.join(format.comma), system && format.day(system.today)].filter(Boolean).join(' · ')}
      />
      <WorkQueue />
      <OwnTalent />
      <Needs />
      {may('chains.chain.read') && <CityOverview />}
    </div>
  )
}
