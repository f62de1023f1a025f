import { Checkbox, Pagination, type PaginationProps, Table } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './layout.module.css'
import { onRowKey } from './row-keys.ts'
import { sizes } from './theme.ts'
import { useMedia, usePhone } from './use-media.ts'

export type DataColumn<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  align?: 'left' | 'right' | 'center'
  width?: number | string
  /** What to sort by on a click on the heading. */
  sortBy?: (row: Row) => string | number | null
  /** Put in order by the server; see `order`. */
  sorts?: boolean
  /** On a phone: the card's title, a field of it, or not shown. */
  phone?: 'title' | 'field' | 'hide'
  /** Stays in sight at the right edge while the rest is scrolled. */
  pinned?: boolean
}

export type DataTableProps<Row extends object> = {
  columns: DataColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Said to screen readers. */
  label: string
  /** Opens a row, by click or Enter. */
  onOpen?: (row: Row) => void
  selectedKey?: string | null
  empty?: ReactNode
  /** Left out: all rows on one page. `sizes`: what the size of a page can be. */
  paging?: {
    page: number
    pageSize: number
    total: number
    onChange: (page: number, pageSize: number) => void
    sizes?: readonly number[]
  }
  /** By which of the columns that say `sorts` the server put the rows in order. */
  order?: { key: string; falling: boolean } | null
  onOrder?: (order: { key: string; falling: boolean } | null) => void
  /** Rows can be chosen; the keys of those that are, of other pages too. */
  chosen?: readonly string[]
  onChoose?: (keys: string[]) => void
  /** Under the rows: what each column comes to, by its key. */
  sums?: { label: string; values: Readonly<Record<string, ReactNode>> }
  /** The heading stays in sight while the page is scrolled. */
  sticky?: boolean
  /** Pages through the rows at hand, so many at a time; print shows all. */
  pageRows?: number
  footer?: ReactNode
  /** What is told of a row under it when it is unfolded; in its card on a phone. */
  expanded?: (row: Row) => ReactNode
}

/**
 * A table on wide screens, cards on a phone. One row at a time is in the order of the Tab key; from it the arrows, Home,
 * End, PageUp and PageDown lead to the others, Enter opens or else unfolds, and Space chooses.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { t } = useTranslation('ui')
  const phone = usePhone()
  const printing = useMedia('print')
  const [page, setPage] = useState(1)
  const [focused, setFocused] = useState<string | null>(null)
  const [unfolded, setUnfolded] = useState<readonly string[]>([])
  const { columns, rows, rowKey, label, onOpen, selectedKey, empty, paging, footer, expanded, pageRows } =
    props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const ownPages = pageRows !== undefined && !printing && rows.length > pageRows
  const ownPage = ownPages ? Math.min(page, Math.ceil(rows.length / pageRows)) : 1
  const shown = ownPages ? rows.slice((ownPage - 1) * pageRows, ownPage * pageRows) : rows
  const wanted: DataTableProps<Row>['paging'] | null =
    paging ?? (ownPages ? { page: ownPage, pageSize: pageRows, total: rows.length, onChange: setPage } : null)
  const pagination: PaginationProps | false = wanted
    ? {
        current: wanted.page,
        pageSize: wanted.pageSize,
        total: wanted.total,
        onChange: wanted.onChange,
        showSizeChanger: wanted.sizes !== undefined,
        ...(wanted.sizes ? { pageSizeOptions: [...wanted.sizes] } : {}),
        showTotal: (count) => t('total', { count }),
        size: 'small',
      }
    : false
  if (phone) return <Cards {...props} rows={shown} pagination={pagination} />
  const { order, onOrder, chosen, onChoose, sums, sticky } = props
  const keys = shown.map(rowKey)
  // The row that Tab leads to: the last one that had the focus, as long as it is here, or else the first.
  const tabbed = focused !== null && keys.includes(focused) ? focused : keys[0]
  const choosing = onChoose !== undefined && !printing
  const toggle = (key: string) => onChoose?.(toggled(chosen ?? [], key))
  return (
    <Table<Row>
      aria-label={label}
      size="small"
      columns={columns.map((column) => ({
        key: column.key,
        title: column.title === '' ? <span className="sr-only">{t('acts')}</span> : column.title,
        align: column.align,
        width: column.width,
        ...(column.pinned ? { fixed: 'right' as const } : {}),
        render: (_: unknown, row: Row) => column.render(row),
        ...(column.sorts && onOrder
          ? {
              sorter: true,
              sortOrder: order?.key === column.key ? (order.falling ? 'descend' : 'ascend') : null,
            }
          : {}),
        ...(column.sortBy
          ? { sorter: (a: Row, b: Row) => compare(column.sortBy?.(a), column.sortBy?.(b)) }
          : {}),
      }))}
      dataSource={[...shown]}
      rowKey={rowKey}
      pagination={pagination}
      scroll={{ x: 'max-content' }}
      sticky={sticky && !printing ? { offsetHeader: barHeight } : false}
      footer={footer ? () => footer : undefined}
      expandable={
        expanded
          ? {
              expandedRowRender: expanded,
              expandedRowKeys: unfolded,
              onExpandedRowsChange: (open) => setUnfolded(open.map(String)),
            }
          : undefined
      }
      showSorterTooltip={false}
      onChange={(_page, _filter, sorter, { action }) => {
        if (action !== 'sort' || !onOrder || Array.isArray(sorter)) return
        onOrder(sorter.order ? { key: String(sorter.columnKey), falling: sorter.order === 'descend' } : null)
      }}
      {...(choosing
        ? {
            rowSelection: {
              selectedRowKeys: [...(chosen ?? [])],
              preserveSelectedRowKeys: true,
              onChange: (selected: React.Key[]) => onChoose(selected.map(String)),
              getTitleCheckboxProps: () => ({ 'aria-label': t('chooseAll') }),
              getCheckboxProps: () => ({ 'aria-label': t('choose') }),
            },
          }
        : {})}
      {...(sums && shown.length > 0
        ? {
            summary: () => (
              // Boxes to choose and signs to unfold stand in columns of their own.
              <Sums columns={columns} sums={sums} before={(choosing ? 1 : 0) + (expanded ? 1 : 0)} />
            ),
          }
        : {})}
      onRow={(row) => {
        const key = rowKey(row)
        const open = onOpen ? () => onOpen(row) : undefined
        const unfold = expanded ? () => setUnfolded(toggled(unfolded, key)) : undefined
        const enter = open ?? unfold
        return {
          'data-row': key,
          tabIndex: key === tabbed ? 0 : -1,
          className: `${styles.row} ${open ? styles.rowOpen : ''} ${key === selectedKey ? styles.rowSelected : ''}`,
          'aria-selected': key === selectedKey || chosen?.includes(key) || undefined,
          onFocus: () => setFocused(key),
          onClick: (event: React.MouseEvent) => open && isPlain(event) && open(),
          onKeyDown: (event: React.KeyboardEvent) =>
            onRowKey(event, {
              ...(enter ? { open: enter } : {}),
              ...(choosing ? { choose: () => toggle(key) } : {}),
            }),
        } as React.HTMLAttributes<HTMLElement>
      }}
    />
  )
}

/** With the key when it was not there, without it when it was. */
const toggled = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]

/** Height of the bar over every page, under which a heading that stays in sight stands. */
const barHeight = sizes['bar-height']

function Sums<Row extends object>({
  columns,
  sums,
  before,
}: {
  columns: readonly DataColumn<Row>[]
  sums: NonNullable<DataTableProps<Row>['sums']>
  before: number
}) {
  return (
    <Table.Summary.Row className={styles.sums}>
      {before > 0 && <Table.Summary.Cell index={0} />}
      {columns.map((column, index) => (
        <Table.Summary.Cell
          key={column.key}
          index={index + before}
          {...(column.align ? { align: column.align } : {})}
        >
          {sums.values[column.key] ?? (index === 0 ? sums.label : null)}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  )
}

function Cards<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  onOpen,
  footer,
  expanded,
  pagination,
  chosen,
  onChoose,
  sums,
}: DataTableProps<Row> & { pagination: PaginationProps | false }) {
  const { t } = useTranslation('ui')
  const title = columns.find((column) => column.phone === 'title') ?? columns[0]
  const fields = columns.filter((column) => column !== title && column.phone !== 'hide')
  return (
    <div>
      <ul className={styles.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <div
              {...(onOpen ? openable(() => onOpen(row)) : {})}
              data-row={rowKey(row)}
              className={`${styles.card} ${onOpen ? styles.cardOpen : ''}`}
            >
              <div className={styles.cardTitle}>
                {onChoose && (
                  <Checkbox
                    className={styles.cardChoice}
                    aria-label={t('choose')}
                    checked={chosen?.includes(rowKey(row)) ?? false}
                    onChange={({ target }) =>
                      onChoose(
                        target.checked
                          ? [...(chosen ?? []), rowKey(row)]
                          : (chosen ?? []).filter((key) => key !== rowKey(row)),
                      )
                    }
                  />
                )}
                <div className={styles.cardName}>{title?.render(row)}</div>
              </div>
              <dl className={styles.cardFields}>
                {fields.map((column) => (
                  <Fragment key={column.key}>
                    <dt>{column.title}</dt>
                    <dd>{column.render(row)}</dd>
                  </Fragment>
                ))}
              </dl>
              {expanded?.(row)}
            </div>
          </li>
        ))}
      </ul>
      {sums && rows.length > 0 && (
        <dl className={styles.cardSums} aria-label={sums.label}>
          {columns
            .filter((column) => sums.values[column.key] !== undefined)
            .map((column) => (
              <Fragment key={column.key}>
                <dt>
                  {sums.label} {column.title}
                </dt>
                <dd>{sums.values[column.key]}</dd>
              </Fragment>
            ))}
        </dl>
      )}
      {footer}
      {pagination && <Pagination {...pagination} className={`${styles.cardPages} no-print`} simple />}
    </div>
  )
}

function openable(open: () => void) {
  return {
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => isPlain(event) && open(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open()
    },
  }
}

/** A click on the row itself and on nothing in it that has an effect of its own. */
const isPlain = (event: React.MouseEvent): boolean =>
  !(event.target as HTMLElement).closest('a, button, input, label, .ant-table-selection-column')

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN')
}
