import { DownloadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListDescription } from '#platform/list/description.ts'
import { Allowed } from '#web/allowed.tsx'
import { useWrite } from '#web/api.ts'
import { saveFile } from '../save-file.ts'
import { EmptyState } from '../states.tsx'
import { useFormat } from '../use-language.ts'
import type { ListFilter } from './filters.tsx'
import styles from './list.module.css'
import type { ListTableProps, Rows } from './list-props.ts'
import { filterOfSearch, type ListSearch } from './list-search.ts'

/** Why there are no rows, and the way on. */
export function Nothing<
  Row extends { id: string | number },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
>({ data, filters, setSearch, search, empty }: ListTableProps<Row, Key, Sort, S> & { data: Rows<Row> }) {
  const { t } = useTranslation('ui')
  const words = useFilterWords(filters)
  const change = (values: object) => setSearch(values as Partial<S>)
  if (data.total > 0) {
    return (
      <EmptyState
        title={t('list.noPage')}
        text={t('list.noPageHelp', { count: data.total, page: data.page })}
        action={<Button onClick={() => change({ page: undefined })}>{t('list.firstPage')}</Button>}
      />
    )
  }
  if (words === null) return <EmptyState {...empty} />
  const cleared = Object.fromEntries(Object.keys(filterOfSearch(search)).map((key) => [key, undefined]))
  return (
    <EmptyState
      title={t('list.noMatch')}
      text={t('list.noMatchHelp', { filter: words })}
      action={<Button onClick={() => change({ ...cleared, page: undefined })}>{t('list.clear')}</Button>}
    />
  )
}

/** The filter in words, null when nothing is set. */
function useFilterWords(filters: readonly ListFilter[]): string | null {
  const { comma } = useFormat()
  const words = filters.map((filter) => filter.words).filter((one) => one !== null)
  return words.length === 0 ? null : words.join(comma)
}

/** On paper: what the rows were chosen by, when, and how many of how many. */
export function PrintLine({
  filters,
  scope,
  shown,
  total,
}: {
  filters: readonly ListFilter[]
  /** Which of the boxes of the list is shown, where it has some. */
  scope: string | undefined
  shown: number
  total: number
}) {
  const { t } = useTranslation('ui')
  const { day, comma } = useFormat()
  const set = useFilterWords(filters)
  const told = [scope, set].filter((one) => one !== undefined && one !== null)
  const filter = told.length === 0 ? t('list.noFilter') : told.join(comma)
  return (
    <p className={`${styles.printLine} print-only`}>
      {t('list.printLine', { filter, day: day(new Date().toISOString()), shown, count: total })}
    </p>
  )
}

/** Takes the list out with the columns shown. */
export function FileButton<
  Row extends { id: string | number },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
>({ list, file, search }: ListTableProps<Row, Key, Sort, S>) {
  const { t } = useTranslation('ui')
  const { language } = useFormat()
  const download = useWrite(file?.send ?? (() => Promise.reject(new Error('there is no file'))), {
    invalidates: [],
    done: t('list.exported'),
    onDone: (made) => saveFile(made, `${list.title[language]}.xlsx`),
  })
  if (!file) return null
  const asked = {
    ...(search.sort === undefined ? {} : { sort: search.sort as NonNullable<S['sort']> }),
    ...(search.columns === undefined ? {} : { columns: search.columns as Key[] }),
  }
  return (
    <Allowed right={file.right}>
      <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate(asked)}>
        {t('list.export')}
      </Button>
    </Allowed>
  )
}

/** The order, where there are no headings to press. */
export function OrderSelect<Row, Key extends string, Sort extends string>({
  list,
  sort,
  onChange,
}: {
  list: ListDescription<Row, Key, Sort>
  sort: string | undefined
  onChange: (sort: string | undefined) => void
}) {
  const { t } = useTranslation('ui')
  const { language } = useFormat()
  return (
    <Select<string>
      className={styles.order}
      aria-label={t('list.order')}
      value={sort ?? ''}
      options={[
        { value: '', label: t('list.orderUsual') },
        ...list.sorts.flatMap((key) => {
          const column = list.columns[key as string as Key].title[language]
          return [
            { value: key as string, label: t('list.rising', { column }) },
            { value: `-${key}`, label: t('list.falling', { column }) },
          ]
        }),
      ]}
      onChange={(chosen) => onChange(chosen || undefined)}
    />
  )
}

/** What is told of a row in its card on a phone, where a list unfolded would be too long to look through. */
export function CardFold({ children }: { children: () => ReactNode }) {
  const { t } = useTranslation('ui')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="link"
        size="small"
        className="no-print"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'list.less' : 'list.more')}
      </Button>
      {open && children()}
    </>
  )
}
