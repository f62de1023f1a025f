import { type ReactNode, useEffect } from 'react'
import { setDocumentTitle } from './document-title.ts'
import styles from './layout.module.css'
import { PageLink } from './page-link.tsx'

/** Title of a page with what it is about, and its actions (not printed). A plain title also names the browser's tab. */
export function PageHeader({
  title,
  sub,
  back,
  actions,
  within = false,
}: {
  title: ReactNode
  sub?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
  /** Heads a part beside the page's own header. */
  within?: boolean
}) {
  const name = within || typeof title !== 'string' ? null : title
  useEffect(() => {
    if (name !== null) setDocumentTitle(name)
  }, [name])
  const Title = within ? 'h2' : 'h1'
  return (
    <header className={styles.header}>
      <div>
        {back && (
          <PageLink href={back.href} className={`${styles.crumb} no-print`}>
            ← {back.label}
          </PageLink>
        )}
        <Title className={styles.headerTitle}>{title}</Title>
        {sub && <div className={styles.headerSub}>{sub}</div>}
      </div>
      {actions && <div className={`${styles.headerActions} no-print`}>{actions}</div>}
    </header>
  )
}
