import type { ReactNode } from 'react'
import styles from './layout.module.css'
import { PageLink } from './page-link.tsx'

/** Title of a page with what it is about, and its actions (not printed). */
export function PageHeader({
  title,
  sub,
  back,
  actions,
}: {
  title: ReactNode
  sub?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
}) {
  return (
    <header className={styles.header}>
      <div>
        {back && (
          <PageLink href={back.href} className={`${styles.crumb} no-print`}>
            ← {back.label}
          </PageLink>
        )}
        <h1 className={styles.headerTitle}>{title}</h1>
        {sub && <div className={styles.headerSub}>{sub}</div>}
      </div>
      {actions && <div className={`${styles.headerActions} no-print`}>{actions}</div>}
    </header>
  )
}
