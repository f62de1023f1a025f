import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import * as queries from '../queries.ts'

/** The documents a permission covers, as a condition of queries. */
export const documentsCovered = (ctx: Context, permission: Permission = 'documents.document.read') =>
  scopeFilter(ctx, permission, queries.documentScope)

/** The facts a permission covers, as a condition of queries. */
export const factsCovered = (ctx: Context, permission: Permission = 'documents.fact.read') =>
  scopeFilter(ctx, permission, queries.factScope)

/** Which of these documents the actor may see; what is gone is no secret to whoever sees all. */
export async function visibleDocuments(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (may(ctx, 'documents.document.read', {})) return new Set(ids)
  return queries.documentsWithin(ctx.db, ids, documentsCovered(ctx))
}

/** Which of these facts the actor may see. */
export async function visibleFacts(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (may(ctx, 'documents.fact.read', {})) return new Set(ids)
  return queries.factsWithin(ctx.db, ids, factsCovered(ctx))
}

/** @throws AppError `forbidden` unless the permission covers the document. */
export async function requireDocumentRight(ctx: Context, permission: Permission, id: string): Promise<void> {
  if ((await queries.documentsWithin(ctx.db, [id], documentsCovered(ctx, permission))).has(id)) return
  requireRight(ctx, permission, {})
}

/** @throws AppError `forbidden` unless the permission covers the fact. */
export async function requireFactRight(ctx: Context, permission: Permission, id: string): Promise<void> {
  if ((await queries.factsWithin(ctx.db, [id], factsCovered(ctx, permission))).has(id)) return
  requireRight(ctx, permission, {})
}
