import { useTranslation } from 'react-i18next'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { Programme } from '../../contract/index.ts'
import {
  ClassStateChip,
  ClassWarnings,
  StandingMark,
  standingOf,
  useClassDays,
} from '../class/class-marks.tsx'
import styles from '../training.module.css'

type Row = Programme['classes'][number]

/** The classes of a programme in their order, each with its days and where it stands. */
export function ProgrammeClasses({ programme }: { programme: Programme }) {
  const { t } = useTranslation('training')
  const go = useGo()
  const days = useClassDays()
  const columns: DataColumn<Row>[] = [
    {
      key: 'term',
      title: t('class.field.title'),
      phone: 'title',
      render: (row) => (
        <span className={styles.title}>
          <PageLink href={paths.trainingClass(row.id)}>{row.title}</PageLink>
          <span className={styles.sub}>
            {t('class.detail.term', { count: row.termNo ?? 0 })} · {t(`class.kind.${row.kind}`)}
          </span>
        </span>
      ),
    },
    {
      key: 'days',
      title: t('class.field.days'),
      render: (row) => (
        <>
          {days(row)}
          <ClassWarnings warnings={row.warnings} />
        </>
      ),
    },
    {
      key: 'size',
      title: t('class.field.seats'),
      render: (row) =>
        `${t('class.detail.seatsWord', { count: row.seats })} · ${t('class.detail.hoursWord', { count: row.hours })}`,
    },
    { key: 'place', title: t('class.field.place'), render: (row) => row.place ?? '—' },
    {
      key: 'state',
      title: t('class.field.state'),
      render: (row) => (
        <span className={styles.marks}>
          <StandingMark standing={standingOf(row.state)} />
          <ClassStateChip state={row.state} />
        </span>
      ),
    },
  ]
  return (
    <DataTable<Row>
      label={t('class.programme.list')}
      columns={columns}
      rows={programme.classes}
      rowKey={(row) => row.id}
      onOpen={(row) => go(paths.trainingClass(row.id))}
    />
  )
}
