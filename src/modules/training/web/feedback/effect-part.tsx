import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import type { ClassEffect } from '../../contract/index.ts'
import { figureAsked } from '../../contract/index.ts'
import { EffectChart } from './effect-chart.tsx'
import styles from './feedback.module.css'
import { feedbackQueries } from './queries.ts'

/** Figures of the units trained before and after, beside those not trained, with the caution that belongs to them. */
export function EffectPart({ id }: { id: string }) {
  const { t } = useTranslation('training')
  const { data } = useQuery(feedbackQueries.effect(id))
  if (data === undefined) return null
  const isTold = data.rows.some(({ trained }) => trained !== null)
  return (
    <Section
      title={t('feedback.effect.title')}
      note={t('feedback.effect.note', { quarter: data.quarter, units: data.trainedUnits })}
      actions={<ImportButtons object="training.figure" right="training.figure.import" />}
    >
      <p>{t('feedback.effect.caution')}</p>
      {isTold ? (
        figureAsked.map((asked) => <OfAsked key={asked} asked={asked} effect={data} />)
      ) : (
        <p className={styles.faint}>{t('feedback.effect.none', { count: data.fewestUnits })}</p>
      )}
    </Section>
  )
}

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : formatNumber(value, 2, 2)
const signed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : `${value > 0 ? '+' : ''}${formatNumber(value, 2, 2)}`

function OfAsked({ asked, effect }: { asked: ClassEffect['rows'][number]['asked']; effect: ClassEffect }) {
  const { t } = useTranslation('training')
  const rows = effect.rows.filter((row) => row.asked === asked)
  return (
    <>
      <h3>{t(`feedback.effect.asked.${asked}`)}</h3>
      <div className={styles.charts}>
        {rows.map((row) => (
          <EffectChart key={row.question} row={row} quarters={effect.quarters} />
        ))}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t(`feedback.effect.asked.${asked}`)}>
          <thead>
            <tr>
              <th scope="col">{t('feedback.effect.question')}</th>
              <th scope="col">{t('feedback.effect.group')}</th>
              <th scope="col">{t('feedback.effect.units')}</th>
              <th scope="col">{t('feedback.effect.answers')}</th>
              <th scope="col">{t('feedback.effect.before')}</th>
              <th scope="col">{t('feedback.effect.after')}</th>
              <th scope="col">{t('feedback.effect.change')}</th>
              <th scope="col">{t('feedback.effect.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) =>
              (['trained', 'others'] as const).map((group) => (
                <tr key={`${row.question} ${group}`}>
                  <th scope="row">{t(`feedback.effect.questions.${row.question}`)}</th>
                  <td>{t(`feedback.effect.${group}`)}</td>
                  <td>{row[group]?.units ?? '—'}</td>
                  <td>{row[group]?.answers ?? '—'}</td>
                  <td>{figure(row[group]?.before)}</td>
                  <td>{figure(row[group]?.after)}</td>
                  <td>{signed(row[group]?.change)}</td>
                  <td>{group === 'trained' ? signed(row.difference) : ''}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </>
  )
}
