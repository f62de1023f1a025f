import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatNumber } from '#web/ui/format.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { RunCheck } from '../../contract/match-why.ts'
import { points } from './score-parts.tsx'

/** What a result reaches and proves, and the button that checks it anew. */
export function RunSummaryView({ id, summary }: { id: string; summary: RunSummary }) {
  const { t } = useTranslation('talent')
  const [checked, setChecked] = useState<RunCheck | null>(null)
  const check = useWrite(api.talent.checkMatchRun, { done: false, onDone: setChecked, invalidates: [] })
  const { certificate, best, kept, spread } = summary
  const proof =
    certificate.status === 'limit'
      ? certificate.bound === null
        ? t('match.certificate.limitUnknown')
        : t('match.certificate.limit', { bound: points(certificate.bound) })
      : t(`match.certificate.${certificate.status}`)
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
      ...(certificate.status === 'proven' ? { note: t('match.certificateHelp') } : {}),
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
    </>
  )
}

function Checked({ checked: { inputSame, resultSame, certificate, erased } }: { checked: RunCheck }) {
  const { t } = useTranslation('talent')
  const ok =
    inputSame && resultSame && (certificate === null || (certificate.gap === 0 && certificate.faults === 0))
  return (
    <Alert
      type={ok ? 'success' : 'error'}
      showIcon
      title={t(ok ? 'match.checked.ok' : 'match.checked.bad')}
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
