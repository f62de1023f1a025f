import styles from './area-nav.module.css'
import { PageLink } from './page-link.tsx'

/** A part of a module that has a page of its own. */
export interface AreaLink {
  key: string
  title: string
  href: string
}

/** Where the areas are wider than the page, the one that is open would stand out of sight. */
function intoSight(here: HTMLElement | null): void {
  const nav = here?.parentElement
  if (here && nav) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - nav.clientWidth / 3
}

/** Leads from one area of a module to the others. */
export function AreaLinks({ label, areas, at }: { label: string; areas: readonly AreaLink[]; at: string }) {
  return (
    <nav className={styles.areas} aria-label={label}>
      {areas.map(({ key, title, href }) =>
        key === at ? (
          <span key={key} ref={intoSight} aria-current="page" className={styles.areaHere}>
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
