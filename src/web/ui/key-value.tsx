import { Fragment, type ReactNode } from 'react'
import styles from './layout.module.css'

export type KeyValueItem = { label: string; value: ReactNode }

/** Names and values in two columns; what is empty shows as a dash. */
export function KeyValue({ items }: { items: KeyValueItem[] }) {
  return (
    <dl className={styles.keyValue}>
      {items.map((item) => (
        <Fragment key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value === '' || item.value === null || item.value === undefined ? '—' : item.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
