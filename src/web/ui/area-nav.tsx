import styles from './area-nav.module.css'
import { PageLink } from './page-link.tsx'

/** A part of a module that has a page of its own. */
export interface AreaLink {
  key: string
  title: string
  href: string
}

/** Leads from one area of a module to the others. */
export function AreaLinks({ label, areas, at }: { label: string; areas: readonly AreaLink[]; at: string }) {
  return (
    <nav className={styles.areas} aria-label={label}>
      {areas.map(({ key, title, href }) =>
        key === at ? (
          <span key={key} aria-current="page" className={styles.areaHere}>
            {title}
          </span>
        ) : (
          <PageLink key={key} href={href}>
            {title}
          </PageLink>
        ),
      )}
    </nav>
  )
}
