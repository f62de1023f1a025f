import { Alert, Button } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatNumber } from '#web/ui/format.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { RunCheck } from '../../contract/match-why.ts'
import { QuotaPrices } from './quota-prices.tsx'
import { points } from './score-parts.tsx'

/** What a result reaches and proves, and the button that checks it anew. */
export function RunSummaryView({ id, summary }: { id: string; summary: RunSummary }) {
  const { t } = useTranslation('talent')
  const [checked, setChecked] = useState<RunCheck | null>(null)
  const check = useWrite(api.talent.checkMatchRun, { done: false, onDone: setChecked, invalidates: [] })
  const { certificate, best, kept, spread } = summary
  const proof = t(`match.certificate.${certificate.status}`)
  const help = t(`match.certificateHelp.${certificate.status}`) + behindOf(t, certificate)
  const people = t('match.unit.people')
  const figures: { label: string; value: string; unit?: string; note?: string }[] = [
    { label: t('match.figures.filled'), value: `${summary.filled}/${summary.seats}`, unit: people },
    ...summary.byTier.map(({ tier, seats, filled }) => ({
      label: t('match.figures.tier', { tier }),
      value: `${filled}/${seats}`,
      unit: people,
    })),
    {
      label: t('match.figures.score'),
      value: summary.filled === 0 ? '0' : points(summary.totalScore / summary.filled),
      unit: t('match.unit.points'),
    },
    {
      label: t('match.figures.certificate'),
      value: proof,
      ...(help === '' ? {} : { note: help }),
    },
    {
      label: t('match.figures.blocking'),
      value: formatNumber(summary.blockingPairs),
      unit: t('match.unit.pairs'),
    },
    ...(best === null
      ? []
      : [
          {
            label: t('match.figures.best'),
            value: `${best.filled} · ${best.filled === 0 ? '0' : points(best.totalScore / best.filled)}`,
          },
        ]),
    ...(kept === null
      ? []
      : [{ label: t('match.figures.kept'), value: `${kept.kept}/${kept.of}`, unit: t('match.unit.pairs') }]),
    {
      label: t('match.figures.enterprises'),
      value: `${spread.enterprise.covered}/${spread.enterprise.coverable}`,
      unit: t('match.unit.firms'),
    },
    { label: t('match.figures.gini'), value: spread.enterprise.gini.toFixed(2), note: t('match.giniHelp') },
    {
      label: t('match.figures.pairs'),
      value: formatNumber(summary.eligiblePairs),
      unit: t('match.unit.pairs'),
    },
  ]
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '16px 32px', margin: '16px 0' }}>
        {figures.map((figure) => (
          <Figure key={figure.label} size="small" {...figure} />
        ))}
        <Button className="no-print" loading={check.isPending} onClick={() => check.mutate({ id })}>
          {t('match.check')}
        </Button>
      </div>
      {checked && <Checked checked={checked} />}
      <QuotaPrices prices={summary.quotaPrices} />
    </>
  )
}

/** By how much anything could be better at most, where that is not nothing. */
function behindOf(t: TFunction<'talent'>, { status, bound, greaterFill }: RunSummary['certificate']): string {
  if (status !== 'amongListed' && status !== 'limit') return ''
  if (greaterFill > 0) return t('match.atMostSeats', { seats: greaterFill })
  return bound === null ? t('match.atMostUnknown') : t('match.atMostScore', { bound: points(bound) })
}

function Checked({ checked: { inputSame, resultSame, certificate, erased, replay } }: { checked: RunCheck }) {
  const { t } = useTranslation('talent')
  const ok =
    inputSame && resultSame && (certificate === null || (certificate.gap === 0 && certificate.faults === 0))
  return (
    <Alert
      type={ok ? 'success' : 'error'}
      showIcon
      title={t(!ok ? 'match.checked.bad' : replay === 'asData' ? 'match.checked.asData' : 'match.checked.ok')}
      description={
        <>
          {certificate && (
            <div>
              {t('match.checked.gap', {
                primal: certificate.primal,
                dual: certificate.dual,
                gap: certificate.gap,
              })}
            </div>
          )}
          {erased > 0 && <div>{t('match.checked.erased', { count: erased })}</div>}
        </>
      }
    />
  )
}
