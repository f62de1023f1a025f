import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { Figure } from '#web/ui/figure.tsx'
import { formatGrowth, formatYuan } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, LoadingState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { chainQueries } from '../queries.ts'
import styles from './output.module.css'
import { OutputTable } from './output-table.tsx'
import { RecordForm } from './record-form.tsx'

const OutputChart = lazy(() =>
  import('./output-chart.tsx').then((module) => ({ default: module.OutputChart })),
)

/** One industry: latest figures, course, and all months with their sources. */
export function IndustryView({ code }: { code: string }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [recording, setRecording] = useState(false)
  const output = useQuery(chainQueries.output(code))
  const amount = (yuan: string) => {
    const worded = formatYuan(yuan, format.language)
    return { value: worded.value, unit: ui(`money.${worded.unit}`) }
  }
  return (
    <QueryView query={output}>
      {({ industry, values }) => (
        <div>
          <Section
            title={industry.name}
            note={industry.chains.map((chain) => chain.name).join(format.comma) || t('output.noChains')}
            actions={
              <Allowed right="chains.output.record">
                {' '}
                <Button type="primary" onClick={() => setRecording(true)}>
                  {t('output.record')}
                </Button>
              </Allowed>
            }
          >
            {industry.latest && (
              <div className={styles.figures}>
                <Figure
                  label={t('column.latest')}
                  {...amount(industry.latest.cumulativeYuan)}
                  asOf={format.month(industry.latest.month)}
                  status={industry.latest.status}
                  source={industry.latest.source}
                />
                <Figure
                  label={t('column.growth')}
                  value={
                    industry.latest.cumulativeGrowthPercent === null
                      ? null
                      : formatGrowth(industry.latest.cumulativeGrowthPercent)
                  }
                  asOf={format.month(industry.latest.month)}
                  source={industry.latest.source}
                />
                <Figure
                  label={t('column.monthly')}
                  {...amount(industry.latest.amountYuan)}
                  asOf={format.month(industry.latest.month)}
                  status={industry.latest.status}
                  source={industry.latest.source}
                />
                {industry.lastYear && (
                  <Figure
                    label={t('column.lastYear')}
                    {...amount(industry.lastYear.amountYuan)}
                    asOf={format.year(industry.lastYear.year)}
                  />
                )}
              </div>
            )}
          </Section>
          {values.length === 0 ? (
            <EmptyState title={t('output.empty')} text={t('output.emptyHelp')} />
          ) : (
            <>
              <Section title={t('output.chart')}>
                <Suspense fallback={<LoadingState rows={5} />}>
                  <OutputChart name={industry.name} values={values} />
                </Suspense>
              </Section>
              <Section title={t('output.table')}>
                <OutputTable code={code} values={values} />
              </Section>
            </>
          )}
          {recording && <RecordForm industry={industry} onClose={() => setRecording(false)} />}
        </div>
      )}
    </QueryView>
  )
}
