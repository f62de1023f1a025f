import type { ReactNode } from 'react'
import { PageLink } from '#web/ui/page-link.tsx'

/** Leads to a page where the caller may open it, and is plain text where not: a link to a refusal is none. */
export function LeadLink({ href, opens, children }: { href: string; opens: boolean; children: ReactNode }) {
  return opens ? <PageLink href={href}>{children}</PageLink> : <span>{children}</span>
}
