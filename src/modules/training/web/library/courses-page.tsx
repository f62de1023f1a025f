import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { courseBulkFields } from '../../contract/bulk.ts'
import { courseList, courseShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { NewCourse } from './course-form.tsx'
import styles from './library.module.css'
import { PackageDrawer } from './package-drawer.tsx'
import { libraryQueries } from './queries.ts'
import { courseSearch } from './search.ts'
import { useLibraryFilters } from './use-library-filters.tsx'
import { useSendPackage } from './use-send-package.ts'

/** The courses that one may see, by chain, topic, category, form and sharing. */
export function CoursesPage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(courseSearch)
  const [open, setOpen] = useState<'new' | 'package' | null>(null)
  const wanted = {
    query: search.query,
    chain: search.chain,
    topic: search.topic,
    category: search.category,
    form: search.form,
    sharing: search.sharing,
    teacher: search.teacher,
    state: search.state ?? ('inUse' as const),
  }
  const courses = useQuery(libraryQueries.courses({ ...wanted, ...windowOf(search, 20) }))
  const { filter, chain, state, entries } = useLibraryFilters(search, setSearch)
  const words = useColumnWords(courseShown)
  const bulk = useBulkEdit(courseBulkFields, {
    title: courseList.title,
    filter: wanted,
    total: courses.data?.total ?? 0,
  })
  const choice = useCourseChoice(bulk.choice)
  const add = (
    <Allowed right="training.course.edit">
      <Button type="primary" onClick={() => setOpen('new')}>
        {t('library.addCourse')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('library.courses')}
        sub={t('library.coursesSub')}
        actions={
          <>
            <Allowed right="training.course.edit">
              <Button onClick={() => setOpen('package')}>{t('library.package.take')}</Button>
            </Allowed>
            <ImportButtons object={courseShown.object} right="training.course.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="courses" />
      <ListTable
        list={courseList}
        query={courses}
        search={search}
        setSearch={setSearch}
        onOpen={(row) => go(paths.course(row.id))}
        {...choice}
        file={{
          right: 'training.course.export',
          send: (asked) => api.training.exportCourses({ ...wanted, ...asked }),
        }}
        empty={{ title: t('library.noCoursesYet'), text: t('library.noCoursesHelp'), action: add }}
        filters={[
          filter.text('query', t('library.searchCourses')),
          chain,
          filter.many('topic', words.title('topicCodes'), entries['training.topic'] ?? []),
          filter.many('category', words.title('category'), words.options('category')),
          filter.many('form', words.title('form'), words.options('form')),
          filter.many('sharing', words.title('sharing'), words.options('sharing')),
          state,
        ]}
        special={{
          title: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.title}
                {row.isDemo && <Chip>{t('library.demo')}</Chip>}
                {row.retired && <Chip>{t('library.states.retired')}</Chip>}
              </span>
            ),
          },
          chainCodes: { render: (row) => row.chainNames.join(format.comma) || t('everyChain') },
          topicCodes: {
            phone: 'hide',
            render: (row) => <span className={styles.topics}>{row.topicNames.join(format.comma)}</span>,
          },
          versionNo: { phone: 'hide', render: (row) => t('library.versionNo', { no: row.versionNo }) },
          timesUsed: {
            render: (row) => (row.timesUsed === 0 ? t('library.notUsed') : String(row.timesUsed)),
          },
        }}
      />
      {bulk.drawer}
      {open === 'new' && (
        <Drawer open onClose={() => setOpen(null)} size={phone ? '100%' : 720} title={t('library.addCourse')}>
          <NewCourse onClose={() => setOpen(null)} onDone={(id) => go(paths.course(id))} />
        </Drawer>
      )}
      {open === 'package' && <PackageDrawer onClose={() => setOpen(null)} />}
    </div>
  )
}

/** Courses are chosen to be edited together, and to be packed by whoever may give them away. */
function useCourseChoice(edited: ReturnType<typeof useBulkEdit>['choice']): typeof edited {
  const { t } = useTranslation('training')
  const may = useMay()
  const [packed, setPacked] = useState<string[]>([])
  const send = useSendPackage()
  if (!may('training.course.export')) return edited
  const { chosen, onChoose, acts } = edited.choice ?? { chosen: packed, onChoose: setPacked, acts: null }
  const pack = (
    <Button size="small" loading={send.busy} onClick={() => send.send([...chosen])}>
      {t('library.package.make')}
    </Button>
  )
  return {
    choice: {
      chosen,
      onChoose,
      acts: (
        <>
          {acts}
          {pack}
        </>
      ),
    },
  }
}
