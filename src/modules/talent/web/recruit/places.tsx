import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { provinceChoices, type RecruitPlace } from '../../contract/index.ts'
import styles from './recruit.module.css'

/** So many cities are seen at first. */
const first = 10

/** Where the graduates are: a bar for each city, the own one first. */
export function Places({ places, year }: { places: readonly RecruitPlace[]; year: string }) {
  const { t } = useTranslation('talent')
  const [all, setAll] = useState(false)
  const most = Math.max(1, ...places.map(({ graduates }) => graduates ?? 0))
  const shown = all ? places : places.slice(0, first)
  return (
    <Section title={t('recruit.places', { year })} note={t('recruit.placesNote')}>
      {places.length === 0 ? (
        <p className={styles.help}>{t('recruit.noPlaces')}</p>
      ) : (
        <div className={styles.places}>
          {shown.map((place) => (
            <City key={`${place.province}/${place.city}`} place={place} most={most} />
          ))}
        </div>
      )}
      {places.length > first && (
        <Button type="link" className="no-print" style={{ paddingInline: 0 }} onClick={() => setAll(!all)}>
          {all ? t('recruit.fewerCities') : t('recruit.moreCities', { count: places.length - first })}
        </Button>
      )}
    </Section>
  )
}

function City({ place, most }: { place: RecruitPlace; most: number }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const { province, city, near, graduates, institutes } = place
  const title = provinceChoices.find(({ value }) => value === province)?.title
  const name = title === undefined || title.zh === city ? city : `${title[language]} ${city}`
  return (
    <Fragment>
      <PageLink href={paths.institutes({ province: [province], city })}>{name}</PageLink>
      <span aria-hidden="true">
        {graduates !== null && (
          <span
            className={`${styles.bar} ${near === 'elsewhere' ? '' : styles.near}`}
            style={{ width: `${(graduates / most) * 100}%` }}
          />
        )}
      </span>
      <span>
        {graduates === null ? t('recruit.notTold') : `${formatNumber(graduates)} ${t('recruit.people')}`}{' '}
        {institutes > 0 && (
          <span className={styles.faint}>{t('recruit.institutes', { count: institutes })}</span>
        )}
      </span>
    </Fragment>
  )
}
