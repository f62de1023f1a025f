import { useTranslation } from 'react-i18next'
import type { NamedRef } from '#platform/http/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import type { LeadLeader } from '../contract/index.ts'
import styles from './matters.module.css'

/** A leader with the post held today. */
export function LeaderName({ leader }: { leader: LeadLeader }) {
  return (
    <span className={styles.leader}>
      {leader.name}
      {leader.post !== null && <span className={styles.post}>{leader.post}</span>}
    </span>
  )
}

/** An object by its name, with a way to it; in words where the reader may not see it or it is gone. */
export function RefName({ of: { title, href } }: { of: NamedRef }) {
  const { t } = useTranslation('matters')
  if (title === null) return <span className={styles.faint}>{t('detail.outOfReach')}</span>
  return href === null ? title : <PageLink href={href}>{title}</PageLink>
}

/** Several objects, one a line; a dash for none. */
export function RefNames({ refs }: { refs: readonly NamedRef[] }) {
  if (refs.length === 0) return '—'
  return refs.map((ref) => (
    <div key={`${ref.kind} ${ref.id}`}>
      <RefName of={ref} />
    </div>
  ))
}
