import { Pagination, type PaginationProps, Table } from 'antd'
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './layout.module.css'
import { useMedia, usePhone } from './use-media.ts'

export type DataColumn<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  align?: 'left' | 'right' | 'center'
  width?: number | string
  /** What to sort by on a click on the heading. */
  sortBy?: (row: Row) => string | number | null
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
  /** Left out: all rows on one page. */
  paging?: { page: number; pageSize: number; total: number; onChange: (page: number) => void }
  /** Pages through the rows at hand, so many at a time; print shows all. */
  pageRows?: number
  footer?: ReactNode
  expanded?: (row: Row) => ReactNode
}

/** A table on wide screens, cards on a phone. Rows that open can be reached and opened by keyboard. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { t } = useTranslation('ui')
  const phone = usePhone()
  const printing = useMedia('print')
  const [page, setPage] = useState(1)
  const { columns, rows, rowKey, label, onOpen, selectedKey, empty, paging, footer, expanded, pageRows } =
    props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const ownPages = pageRows !== undefined && !printing && rows.length > pageRows
  const ownPage = ownPages ? Math.min(page, Math.ceil(rows.length / pageRows)) : 1
  const shown = ownPages ? rows.slice((ownPage - 1) * pageRows, ownPage * pageRows) : rows
  const wanted =
    paging ?? (ownPages ? { page: ownPage, pageSize: pageRows, total: rows.length, onChange: setPage } : null)
  const pagination: PaginationProps | false = wanted
    ? {
        current: wanted.page,
        pageSize: wanted.pageSize,
        total: wanted.total,
        onChange: wanted.onChange,
        showSizeChanger: false,
        showTotal: (count) => t('total', { count }),
        size: 'small',
      }
    : false
  if (phone) return <Cards {...props} rows={shown} pagination={pagination} />
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
        ...(column.sortBy
          ? { sorter: (a: Row, b: Row) => compare(column.sortBy?.(a), column.sortBy?.(b)) }
          : {}),
      }))}
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={pagination}
      scroll={{ x: 'max-content' }}
      footer={footer ? () => footer : undefined}
      expandable={expanded ? { expandedRowRender: expanded } : undefined}
      showSorterTooltip={false}
      onRow={(row) => (onOpen ? openable(() => onOpen(row), rowKey(row) === selectedKey) : {})}
    />
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
}: DataTableProps<Row> & { pagination: PaginationProps | false }) {
  const title = columns.find((column) => column.phone === 'title') ?? columns[0]
  const fields = columns.filter((column) => column !== title && column.phone !== 'hide')
  return (
    <div>
      <ul className={styles.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <div
              {...(onOpen ? openable(() => onOpen(row), false) : {})}
              className={`${styles.card} ${onOpen ? styles.cardOpen : ''}`}
            >
              <div className={styles.cardTitle}>{title?.render(row)}</div>
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
      {footer}
      {pagination && <Pagination {...pagination} className="no-print" simple />}
    </div>
  )
}

function openable(open: () => void, selected: boolean) {
  return {
    tabIndex: 0,
    className: `${styles.rowOpen} ${selected ? styles.rowSelected : ''}`,
    'aria-selected': selected || undefined,
    onClick: (event: React.MouseEvent) => {
      if (!(event.target as HTMLElement).closest('a, button, input, label')) open()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open()
    },
  }
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN')
}
