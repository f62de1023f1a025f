import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { Enrolment, QuotaRow } from '../../contract/index.ts'
import { NominateDrawer } from './nominate-drawer.tsx'
import { QuotaForm } from './quota-form.tsx'

/** Quotas by unit; a unit sees its own and nominates from there. */
export function QuotasPart({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const [editing, setEditing] = useState(false)
  const [unit, setUnit] = useState<QuotaRow | null>(null)
  const mayEdit = of.mayRun && ['approved', 'enrolling', 'enrolled', 'running'].includes(of.state)
  const columns: DataColumn<QuotaRow>[] = [
    {
      key: 'unit',
      title: t('enrolment.field.unit'),
      phone: 'title',
      render: (row) => row.unit.name,
    },
    {
      key: 'audience',
      title: t('enrolment.field.audience'),
      render: (row) => t(`enrolment.audience.${row.audience}`),
    },
    {
      key: 'seats',
      title: t('enrolment.field.quota'),
      align: 'right',
      sortBy: (row) => row.seats,
      render: (row) => (
        <>
          {row.seats}
          {row.least > 0 && ` (${t('enrolment.quota.leastShort', { count: row.least })})`}
        </>
      ),
    },
    {
      key: 'nominated',
      title: t('enrolment.field.nominated'),
      align: 'right',
      sortBy: (row) => row.nominated,
      render: (row) => row.nominated,
    },
    {
      key: 'selected',
      title: t('enrolment.field.selected'),
      align: 'right',
      sortBy: (row) => row.selected,
      render: (row) => row.selected,
    },
    {
      key: 'act',
      title: '',
      render: (row) => (
        <>
          {row.fixed && <Chip>{t('enrolment.quota.fixed')}</Chip>}{' '}
          {row.mayNominate && row.nominated < row.seats && (
            <Button size={of.mayRun ? 'small' : 'middle'} onClick={() => setUnit(row)}>
              {t('enrolment.nominate.act')}
            </Button>
          )}
        </>
      ),
    },
  ]
  return (
    <Section
      title={t('enrolment.quota.title')}
      note={t('enrolment.quota.note', {
        days: of.spacingDays,
        share: Math.round(of.unitShare * 100),
      })}
      actions={
        mayEdit ? <Button onClick={() => setEditing(true)}>{t('enrolment.quota.edit')}</Button> : undefined
      }
    >
      <DataTable
        label={t('enrolment.quota.title')}
        columns={columns}
        rows={of.quotas}
        rowKey={(row) => row.unit.id}
        pageRows={10}
        empty={<EmptyState title={t('enrolment.quota.empty')} text={t('enrolment.quota.emptyHelp')} />}
      />
      {editing && <QuotaForm of={of} onClose={() => setEditing(false)} />}
      {unit !== null && <NominateDrawer of={of} quota={unit} onClose={() => setUnit(null)} />}
    </Section>
  )
}
