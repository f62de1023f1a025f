import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { teacherBulkFields } from '../../contract/bulk.ts'
import { teacherList, teacherShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './library.module.css'
import { libraryQueries } from './queries.ts'
import { teacherSearch } from './search.ts'
import { TeacherDrawer } from './teacher-drawer.tsx'
import { NewTeacher } from './teacher-form.tsx'
import { useLibraryFilters } from './use-library-filters.tsx'

/** Who can teach: by chain, title level and source; one beside the list. */
export function TeachersPage() {
  const { t } = useTranslation('training')
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(teacherSearch)
  const [adding, setAdding] = useState(false)
  const wanted = {
    query: search.query,
    chain: search.chain,
    level: search.level,
    source: search.source,
    state: search.state ?? ('inUse' as const),
  }
  const teachers = useQuery(libraryQueries.teachers({ ...wanted, ...windowOf(search, 20) }))
  const bulk = useBulkEdit(teacherBulkFields, {
    title: teacherList.title,
    filter: wanted,
    total: teachers.data?.total ?? 0,
  })
  const { filter, chain, state } = useLibraryFilters(search, setSearch)
  const words = useColumnWords(teacherShown)
  const add = (
    <Allowed right="training.teacher.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('library.addTeacher')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('library.teachers')}
        sub={t('library.teachersSub')}
        actions={
          <>
            <ImportButtons object={teacherShown.object} right="training.teacher.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="teachers" />
      <ListTable
        list={teacherList}
        query={teachers}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'training.teacher.export',
          send: (asked) => api.training.exportTeachers({ ...wanted, ...asked }),
        }}
        {...bulk.choice}
        empty={{ title: t('library.noTeachers'), text: t('library.noTeachersHelp'), action: add }}
        filters={[
          filter.text('query', t('library.searchTeachers')),
          chain,
          filter.many('level', words.title('level'), words.options('level')),
          filter.many('source', words.title('source'), words.options('source')),
          state,
        ]}
        special={{
          name: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.name}
                {row.isDemo && <Chip>{t('library.demo')}</Chip>}
                {row.retired && <Chip>{t('library.states.retired')}</Chip>}
              </span>
            ),
          },
          fields: { phone: 'hide' },
          source: { phone: 'hide' },
          chainCodes: { render: (row) => row.chainNames.join(format.comma) || t('everyChain') },
        }}
      />
      {bulk.drawer}
      {adding && (
        <Drawer
          open
          onClose={() => setAdding(false)}
          size={phone ? '100%' : 640}
          title={t('library.addTeacher')}
        >
          <NewTeacher
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <TeacherDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
