import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { RegionTiles } from '#modules/directory/web/region-tiles.tsx'
import { Allowed } from '#web/allowed.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { ChainCards } from './chain-cards.tsx'
import { Changes } from './changes.tsx'
import styles from './city.module.css'
import { Milestones } from './milestones.tsx'

/** Whether there is something to compare: to a person who sees one region alone, the others would read as empty. */
const comparable = (regions: readonly { enterprises: number }[] = []): boolean =>
  regions.filter((region) => region.enterprises > 0).length > 1

/** What changed in the city, and where its chains and counties stand. */
export function CityOverview() {
  const { t } = useTranslation('app')
  const regions = useQuery(directoryQueries.regions())
  return (
    <>
      <Allowed right="documents.document.read">
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
      </Allowed>
      <Section title={t('city.stand')} note={t('city.standNote')}>
        <ChainCards />
      </Section>
      {comparable(regions.data) && (
        <Section title={t('city.counties')} note={t('city.countiesNote')}>
          <QueryView query={regions}>{(data) => <RegionTiles regions={data} />}</QueryView>
        </Section>
      )}
    </>
  )
}
