import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type PlanLineDetail, planTable } from '../../contract/index.ts'
import { completionOf } from '../../contract/plan-progress.ts'
import { talentQueries } from '../queries.ts'
import { Behind } from './behind.tsx'
import styles from './plan.module.css'
import { ChangePlanLine, ReportPlanLine } from './plan-form.tsx'

/** One line of the plan beside the list. */
export function PlanDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [doing, setDoing] = useState<'edit' | 'report' | null>(null)
  const line = useQuery(talentQueries.planLine(id))
  const done = () => setDoing(null)
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={line.data ? `${line.data.year} · ${line.data.regionName}` : t('plan.one')}
      extra={
        line.data &&
        doing === null && (
          <Space wrap>
            <Allowed right="talent.plan.edit">
              <Button onClick={() => setDoing('edit')}>{ui('edit')}</Button>
            </Allowed>
            {line.data.mayReport && (
              <Button type="primary" onClick={() => setDoing('report')}>
                {t('plan.report')}
              </Button>
            )}
          </Space>
        )
      }
    >
      <QueryView query={line} rows={6}>
        {(data) =>
          doing === 'edit' ? (
            <ChangePlanLine line={data} onClose={done} />
          ) : doing === 'report' ? (
            <ReportPlanLine line={data} onClose={done} />
          ) : (
            <PlanLineView line={data} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function PlanLineView({ line }: { line: PlanLineDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(planTable)
  const category = planTable.columns.category.choices.find(({ value }) => value === line.category)
  const persons = (value: number | null) => (value === null ? '—' : formatNumber(value))
  const completion = completionOf(line)
  return (
    <>
      <KeyValue
        items={[
          {
            label: words.title('category'),
            value: (
              <>
                {category?.title[words.language]} {line.isDemo && <Chip>{t('plan.demo')}</Chip>}
              </>
            ),
          },
          { label: words.title('target'), value: persons(line.target) },
          { label: words.title('targetSource'), value: line.targetSource ?? ui('none') },
          { label: words.title('actual'), value: persons(line.actual) },
          ...(line.behind === null
            ? []
            : [
                {
                  label: t('plan.behind'),
                  value: <Behind of={line.behind} category={line.category} region={line.regionCode} />,
                },
              ]),
          { label: t('plan.completion'), value: completion === null ? '—' : `${completion}%` },
          { label: words.title('asOfOn'), value: line.asOfOn === null ? '—' : format.day(line.asOfOn) },
          { label: words.title('actualSource'), value: line.actualSource ?? ui('none') },
          { label: words.title('note'), value: line.note ?? ui('none') },
        ]}
      />
      {line.behind !== null && <p className={styles.note}>{t('plan.behindNote')}</p>}
      <HistoryFold kind="talent.planLine" id={line.id} />
    </>
  )
}
