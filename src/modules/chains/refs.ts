import type { ObjectRef } from '#platform/http/contract.ts'

/** References to this module's objects, as threads and audit entries name them. */
export const chainRef = (code: string): ObjectRef => ({ kind: 'chains.chain', id: code })
export const nodeRef = (code: string): ObjectRef => ({ kind: 'chains.node', id: code })
export const industryRef = (code: string): ObjectRef => ({ kind: 'chains.industry', id: code })
export const templateRef = (id: string): ObjectRef => ({ kind: 'chains.template', id })
export const placementRef = (id: string): ObjectRef => ({ kind: 'chains.placement', id })
export const evidenceRef = (id: string): ObjectRef => ({ kind: 'chains.evidence', id })
export const overrideRef = (id: string): ObjectRef => ({ kind: 'chains.override', id })
/** One figure of one industry and month, whatever its status. */
export const outputRef = (industryCode: string, month: string): ObjectRef => ({
  kind: 'chains.output',
  id: `${industryCode}/${month}`,
})
