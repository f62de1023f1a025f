import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { Directory } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { talentQueries } from '../queries.ts'
import { NewDirectory } from './directory-form.tsx'
import { DirectoryMarks } from './directory-marks.tsx'

/** Shortage directories by year and version. */
export function DirectoriesPage() {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const go = useGo()
  const [drafting, setDrafting] = useState(false)
  const directories = useQuery(talentQueries.directories())
  const add = (
    <Allowed right="talent.directory.edit">
      <Button type="primary" onClick={() => setDrafting(true)}>
        {t('directory.draft')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('directory.title')} sub={t('directory.sub')} actions={add} />
      <AreaNav at="directory" />
      <QueryView query={directories}>{({ items }) => <Table items={items} />}</QueryView>
      {drafting && (
        <Drawer
          open
          onClose={() => setDrafting(false)}
          size={phone ? '100%' : 560}
          title={t('directory.draft')}
        >
          <NewDirectory onClose={() => setDrafting(false)} onDone={(id) => go(paths.shortageDirectory(id))} />
        </Drawer>
      )}
    </div>
  )
}

function Table({ items }: { items: readonly Directory[] }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const go = useGo()
  return (
    <DataTable
      label={t('directory.title')}
      rows={items}
      rowKey={({ id }) => id}
      onOpen={({ id }) => go(paths.shortageDirectory(id))}
      empty={<EmptyState title={t('directory.empty')} text={t('directory.emptyHelp')} />}
      columns={[
        { key: 'year', title: t('directory.year'), render: ({ year }) => format.year(year) },
        {
          key: 'title',
          title: t('directory.name'),
          phone: 'title',
          render: (one) => (
            <>
              {one.title} <DirectoryMarks directory={one} />
            </>
          ),
        },
        {
          key: 'posts',
          title: t('directory.posts'),
          align: 'right',
          render: ({ entries }) => entries,
        },
        {
          key: 'veryShort',
          title: t('directory.levels.veryShort'),
          align: 'right',
          render: ({ levels }) => levels.veryShort,
        },
        {
          key: 'short',
          title: t('directory.levels.short'),
          align: 'right',
          render: ({ levels }) => levels.short,
        },
        {
          key: 'period',
          title: t('directory.period'),
          render: ({ fromOn, toOn }) => `${format.day(fromOn)}–${format.day(toOn)}`,
        },
        {
          key: 'published',
          title: t('directory.published'),
          render: ({ publishedAt, publishedByName }) =>
            publishedAt === null ? '—' : `${format.day(publishedAt.slice(0, 10))} ${publishedByName ?? ''}`,
        },
      ]}
    />
  )
}
