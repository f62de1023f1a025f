import { PrinterOutlined } from '@ant-design/icons'
import { Button, Pagination } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListDescription } from '#platform/list/description.ts'
import { api, useWrite } from '#web/api.ts'
import { DataTable, type DataTableProps } from '../data-table.tsx'
import type { SearchRecord } from '../search-params.ts'
import { QueryView } from '../states.tsx'
import { useFormat } from '../use-language.ts'
import { usePhone } from '../use-media.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { FilterBar } from './filters.tsx'
import styles from './list.module.css'
import { useListColumns, useSums } from './list-columns.tsx'
import { CardFold, FileButton, Nothing, OrderSelect, PrintLine } from './list-parts.tsx'
import type { ListTableProps, Rows } from './list-props.ts'
import { type ListSearch, pageSizes } from './list-search.ts'
import { queryOf, searchOf } from './list-views.ts'
import { useFreshOpen } from './use-fresh-open.ts'
import { ViewsBar } from './views-bar.tsx'

/**
 * The list of a kind of objects, the same everywhere: filter, order, columns, page and its size live in the address;
 * sums are of all rows that fit; it prints with its filter in words, and leaves as a workbook with the same columns.
 */
export function ListTable<
  Row extends { id: string | number },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
>(props: ListTableProps<Row, Key, Sort, S>) {
  const {
    list,
    query,
    search,
    setSearch,
    filters,
    special = {},
    onOpen,
    choice,
    rowActs,
    expanded,
    body,
  } = props
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
  const pagingOf = (data: Rows<Row>): Paging => ({
    page: data.page,
    pageSize: data.pageSize,
    total: data.total,
    sizes: pageSizes,
    onChange: (page, size) => {
      if (size === data.pageSize) return change({ page: page === 1 ? undefined : page })
      change({ page: undefined, size })
      keep({ pageSize: size })
    },
  })
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
        {(phone || body) && (
          <OrderSelect list={list} sort={search.sort} onChange={(sort) => change({ sort })} />
        )}
        <div className={styles.tools}>
          {!body && (
            <ColumnChooser
              list={list}
              shown={shown}
              onChange={(keys) => {
                change({ columns: keys })
                keep({ columns: keys ?? null })
              }}
            />
          )}
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
        {(data) => {
          const paging = pagingOf(data)
          return (
            <>
              <PrintLine filters={filters} scope={props.scope} shown={data.items.length} total={data.total} />
              {body ? (
                <Body paging={paging} empty={<Nothing {...props} data={data} />}>
                  {data.items.length > 0 && body(data.items)}
                </Body>
              ) : (
                <DataTable<Row>
                  label={list.title[language]}
                  rows={data.items}
                  rowKey={(row) => String(row.id)}
                  columns={
                    rowActs
                      ? [...columns, { key: 'acts', title: '', render: rowActs, pinned: true }]
                      : columns
                  }
                  sticky
                  {...(onOpen ? { onOpen } : {})}
                  {...(expanded
                    ? {
                        expanded: (row) =>
                          phone ? <CardFold>{() => expanded(row)}</CardFold> : expanded(row),
                      }
                    : {})}
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
                  paging={paging}
                  empty={<Nothing {...props} data={data} />}
                />
              )}
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

type Paging = NonNullable<DataTableProps<object>['paging']>

/** Rows that are no table, with the pages under them. */
function Body({ paging, empty, children }: { paging: Paging; empty: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('ui')
  if (!children) return <>{empty}</>
  return (
    <>
      {children}
      <Pagination
        className={`${styles.pages} no-print`}
        size="small"
        align="start"
        current={paging.page}
        pageSize={paging.pageSize}
        total={paging.total}
        showTotal={(count) => t('total', { count })}
        showSizeChanger
        pageSizeOptions={[...pageSizes]}
        onChange={paging.onChange}
      />
    </>
  )
}

/** The columns shown when nobody chose otherwise. */
const usualColumns = <Row, Key extends string>(list: ListDescription<Row, Key>): Key[] =>
  (Object.keys(list.columns) as Key[]).filter((key) => list.columns[key].usual)

const orderOf = (sort: string): { key: string; falling: boolean } =>
  sort.startsWith('-') ? { key: sort.slice(1), falling: true } : { key: sort, falling: false }
