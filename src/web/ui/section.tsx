import { type ReactNode, useId } from 'react'
import styles from './layout.module.css'

/** A part of a page under its own heading, set apart by a hairline. */
export function Section({
  title,
  note,
  actions,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <div>
          <h2 id={id} className={styles.sectionTitle}>
            {title}
          </h2>
          {note && <div className={styles.sectionNote}>{note}</div>}
        </div>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
