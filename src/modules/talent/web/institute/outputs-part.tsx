import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import type { InstituteDetail, InstituteOutput } from '../../contract/index.ts'
import styles from './institute.module.css'
import { OutputDrawer } from './output-drawer.tsx'
import { NewOutput } from './output-form.tsx'
import { instituteQueries } from './queries.ts'

interface MajorRow {
  code: string
  name: string
  byYear: ReadonlyMap<string, InstituteOutput>
}

/** Graduates by major and year; each figure opens with its source. */
export function OutputsPart({ institute }: { institute: InstituteDetail }) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const outputs = useQuery(instituteQueries.outputs({ institute: institute.id, page: 1, pageSize: 200 }))
  return (
    <Section
      title={t('institute.outputs')}
      note={t('institute.outputsNote')}
      actions={institute.mayEdit && <Button onClick={() => setAdding(true)}>{t('output.add')}</Button>}
    >
      <QueryView query={outputs} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.note}>{t('institute.noOutputs')}</p>
          ) : (
            <Figures items={items} onOpen={setOpen} />
          )
        }
      </QueryView>
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 560} title={t('output.add')}>
          <NewOutput
            instituteId={institute.id}
            onClose={() => setAdding(false)}
            onDone={() => setAdding(false)}
          />
        </Drawer>
      )}
      {open !== null && <OutputDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Figures({ items, onOpen }: { items: readonly InstituteOutput[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const years = [...new Set(items.map(({ year }) => year))].sort()
  const majors: MajorRow[] = [...Map.groupBy(items, ({ majorCode }) => majorCode)]
    .map(([code, all]) => ({
      code,
      name: all[0]!.majorName,
      byYear: new Map(all.map((one) => [one.year, one])),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return (
    <>
      <Years years={years} items={items} majors={majors.length} />
      <DataTable<MajorRow>
        label={t('institute.outputs')}
        rows={majors}
        rowKey={(row) => row.code}
        columns={[
          {
            key: 'major',
            title: t('recruit.major'),
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.name} <span className={styles.faint}>{row.code}</span>
              </span>
            ),
          },
          ...years.map((year) => ({
            key: year,
            title: year,
            align: 'right' as const,
            render: (row: MajorRow) => {
              const one = row.byYear.get(year)
              return one === undefined ? (
                '—'
              ) : (
                <button type="button" className={styles.figure} onClick={() => onOpen(one.id)}>
                  {formatNumber(one.graduates)}
                </button>
              )
            },
          })),
        ]}
      />
    </>
  )
}

/** Each year as a bar, saying of how many majors it is known. */
function Years({
  years,
  items,
  majors,
}: {
  years: readonly string[]
  items: readonly InstituteOutput[]
  majors: number
}) {
  const { t } = useTranslation('talent')
  const sums = years.map((year) => {
    const told = items.filter((one) => one.year === year)
    return { year, known: told.length, sum: told.reduce((all, { graduates }) => all + graduates, 0) }
  })
  const most = Math.max(1, ...sums.map(({ sum }) => sum))
  return (
    <div className={styles.years}>
      {sums.map(({ year, sum, known }) => (
        <Year key={year} year={year} width={(sum / most) * 100}>
          {`${formatNumber(sum)} ${t('recruit.people')}`}{' '}
          <span className={styles.faint}>{t('institute.totalPart', { known, all: majors })}</span>
        </Year>
      ))}
    </div>
  )
}

function Year({ year, width, children }: { year: string; width: number; children: React.ReactNode }) {
  return (
    <>
      <span>{year}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${width}%` }} />
      </span>
      <span>{children}</span>
    </>
  )
}
