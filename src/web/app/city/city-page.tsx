import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { RegionTiles } from '#modules/directory/web/region-tiles.tsx'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { ChainCards } from './chain-cards.tsx'
import { Changes } from './changes.tsx'
import styles from './city.module.css'
import { Milestones } from './milestones.tsx'
import { Needs } from './needs.tsx'

/** The city in three questions: what needs me, what changed, where do we stand. */
export function CityPage() {
  const { t } = useTranslation('app')
  const format = useFormat()
  const system = useQuery(systemQuery()).data
  const regions = useQuery(directoryQueries.regions())
  return (
    <div>
      <PageHeader title={t('city.title')} sub={system && t('city.sub', { day: format.day(system.today) })} />
      <Needs />
      <div className={styles.two}>
        <div>
          <Section title={t('city.changed')} note={t('city.changedNote')}>
            <Changes />
          </Section>
        </div>
        <div>
          <Section title={t('city.streaks')} note={t('city.streaksNote')}>
            <Milestones />
          </Section>
        </div>
      </div>
      <Section title={t('city.stand')} note={t('city.standNote')}>
        <ChainCards />
      </Section>
      <Section title={t('city.counties')} note={t('city.countiesNote')}>
        <QueryView query={regions}>{(data) => <RegionTiles regions={data} />}</QueryView>
      </Section>
    </div>
  )
}
