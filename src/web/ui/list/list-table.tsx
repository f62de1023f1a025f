import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import type { ListDescription } from '#platform/list/description.ts'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '../data-table.tsx'
import { saveFile } from '../save-file.ts'
import type { SearchRecord } from '../search-params.ts'
import { EmptyState, QueryView } from '../states.tsx'
import { useFormat } from '../use-language.ts'
import { usePhone } from '../use-media.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { FilterBar, type ListFilter } from './filters.tsx'
import styles from './list.module.css'
import { type SpecialColumns, useListColumns, useSums } from './list-columns.tsx'
import { filterOfSearch, type ListSearch, pageSizes } from './list-search.ts'
import { queryOf, searchOf } from './list-views.ts'
import { useFreshOpen } from './use-fresh-open.ts'
import { ViewsBar } from './views-bar.tsx'

/** A page of rows as the server gives it. */
interface Rows<Row> {
  items: Row[]
  total: number
  page: number
  pageSize: number
  totals: Readonly<Record<string, string | null>>
}

export interface ListTableProps<
  Row extends { id: string },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
> {
  list: ListDescription<Row, Key, Sort>
  query: UseQueryResult<Rows<Row>, unknown>
  /** The page's search with its setter, of `useUrlState`. */
  search: S
  setSearch: (change: Partial<S>) => void
  filters: readonly ListFilter[]
  special?: SpecialColumns<Row, Key>
  onOpen?: (row: Row) => void
  /** The row that is open. */
  selectedKey?: string | null
  /** What stands there while the list has nothing at all: how it begins. */
  empty: { title: string; text: string; action?: ReactNode }
  file?: {
    right: Permission
    send: (asked: { sort?: NonNullable<S['sort']>; columns?: Key[] }) => Promise<File>
  }
  /** Under a column that is added up, where the rows that fit cannot be: why. */
  notSummed?: { words: string; help: string }
  /** What can be done with a row, at the right edge. */
  rowActs?: (row: Row) => ReactNode
  /** Sets of columns at hand, over the table. */
  presets?: ReactNode
  /** Rows can be chosen; what can be done with them. */
  choice?: { chosen: readonly string[]; onChoose: (keys: string[]) => void; acts: ReactNode }
}

/**
 * The list of a kind of objects, the same everywhere: filter, order, columns, page and its size live in the address;
 * sums are of all rows that fit; it prints with its filter in words, and leaves as a workbook with the same columns.
 */
export function ListTable<
  Row extends { id: string },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
>(props: ListTableProps<Row, Key, Sort, S>) {
  const { list, query, search, setSearch, filters, special = {}, onOpen, choice, rowActs } = props
  const { t } = useTranslation('ui')
  const { language } = useFormat()
  const phone = usePhone()
  const plain: SearchRecord = Object.fromEntries(Object.entries(search))
  const change = (values: object) => setSearch(values as Partial<S>)
  useFreshOpen(list.object, search, change)
  const choose = useWrite(api.views.chooseForList, { invalidates: [['views', list.object]], done: false })
  const keep = (choice: { columns?: string[] | null; pageSize?: number }) =>
    choose.mutate({ list: list.object, ...choice })
  const shown = (search.columns as Key[] | undefined) ?? usualColumns(list)
  const columns = useListColumns(list, shown, special)
  const total = query.data?.total ?? 0
  const sums = useSums(list, query.data?.totals ?? {}, {
    hint: (exact) => t('list.sumHelp', { count: total, exact }),
    notSummed: props.notSummed ?? null,
  })
  const order = search.sort === undefined ? null : orderOf(search.sort)
  return (
    <div>
      <FilterBar filters={filters} />
      <div className={`${styles.bar} no-print`}>
        <ViewsBar
          list={list.object}
          now={queryOf(plain)}
          onOpen={(query) => change(searchOf(query, plain))}
        />
        {props.presets}
        {phone && <OrderSelect list={list} sort={search.sort} onChange={(sort) => change({ sort })} />}
        <div className={styles.tools}>
          <ColumnChooser
            list={list}
            shown={shown}
            onChange={(keys) => {
              change({ columns: keys })
              keep({ columns: keys ?? null })
            }}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <FileButton {...props} />
        </div>
      </div>
      {choice && choice.chosen.length > 0 && (
        <div className={`${styles.chosen} no-print`}>
          {t('list.chosen', { count: choice.chosen.length })}
          {choice.acts}
          <Button type="text" size="small" onClick={() => choice.onChoose([])}>
            {t('list.unchoose')}
          </Button>
        </div>
      )}
      <QueryView query={query} rows={10}>
        {(data) => (
          <>
            <PrintLine filters={filters} shown={data.items.length} total={data.total} />
            <DataTable<Row>
              label={list.title[language]}
              rows={data.items}
              rowKey={(row) => row.id}
              columns={
                rowActs ? [...columns, { key: 'acts', title: '', render: rowActs, pinned: true }] : columns
              }
              sticky
              {...(onOpen ? { onOpen } : {})}
              selectedKey={props.selectedKey ?? null}
              {...(choice ? { chosen: choice.chosen, onChoose: choice.onChoose } : {})}
              order={order}
              onOrder={(by) =>
                change({
                  sort: by === null ? undefined : `${by.falling ? '-' : ''}${by.key}`,
                  page: undefined,
                })
              }
              {...(shown.some((key) => sums[key] !== undefined)
                ? { sums: { label: t('list.sum'), values: sums } }
                : {})}
              paging={{
                page: data.page,
                pageSize: data.pageSize,
                total: data.total,
                sizes: pageSizes,
                onChange: (page, size) => {
                  if (size === data.pageSize) return change({ page: page === 1 ? undefined : page })
                  change({ page: undefined, size })
                  keep({ pageSize: size })
                },
              }}
              empty={<Nothing {...props} data={data} />}
            />
          </>
        )}
      </QueryView>
    </div>
  )
}

/** The columns shown when nobody chose otherwise. */
const usualColumns = <Row, Key extends string>(list: ListDescription<Row, Key>): Key[] =>
  (Object.keys(list.columns) as Key[]).filter((key) => list.columns[key].usual)

const orderOf = (sort: string): { key: string; falling: boolean } =>
  sort.startsWith('-') ? { key: sort.slice(1), falling: true } : { key: sort, falling: false }

/** Why there are no rows, and the way on. */
function Nothing<Row extends { id: string }, Key extends string, Sort extends string, S extends ListSearch>({
  data,
  filters,
  setSearch,
  search,
  empty,
}: ListTableProps<Row, Key, Sort, S> & { data: Rows<Row> }) {
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

function PrintLine({
  filters,
  shown,
  total,
}: {
  filters: readonly ListFilter[]
  shown: number
  total: number
}) {
  const { t } = useTranslation('ui')
  const { day } = useFormat()
  const filter = useFilterWords(filters) ?? t('list.noFilter')
  return (
    <p className={`${styles.printLine} print-only`}>
      {t('list.printLine', { filter, day: day(new Date().toISOString()), shown, count: total })}
    </p>
  )
}

function FileButton<
  Row extends { id: string },
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

/** The order on a phone, where there are no headings to press. */
function OrderSelect<Row, Key extends string, Sort extends string>({
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
