import type { TemplateDetail, TemplateDifference, TemplateEdge, TemplateSummary } from './contract/index.ts'

/** The version after this one: `1.9` → `1.10`. */
export function nextVersion(version: string): string {
  const [major = '0', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}`
}

/** Compares versions by their numbers: `1.10` comes after `1.9`. */
export function compareVersionNumbers(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return majorA - majorB || minorA - minorB
}

const edgeKey = (edge: TemplateEdge): string => `${edge.from} ${edge.to} ${edge.kind}`

function summary({ nodeItems: _nodes, edgeItems: _edges, ...rest }: TemplateDetail): TemplateSummary {
  return rest
}

function changes<T extends Record<string, unknown>>(before: T, after: T, fields: (keyof T & string)[]) {
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** Matches two lists by key: what only one side has, and pairs both have. */
function compareLists<T>(earlier: T[], later: T[], key: (item: T) => string) {
  const before = new Map(earlier.map((item) => [key(item), item]))
  const after = new Map(later.map((item) => [key(item), item]))
  return {
    added: later.filter((item) => !before.has(key(item))),
    removed: earlier.filter((item) => !after.has(key(item))),
    kept: later.flatMap((item) => {
      const former = before.get(key(item))
      return former === undefined ? [] : [{ before: former, after: item }]
    }),
  }
}

/** What the later version of a template has that the earlier had not, and the other way round. */
export function compareTemplates(earlier: TemplateDetail, later: TemplateDetail): TemplateDifference {
  const nodes = compareLists(earlier.nodeItems, later.nodeItems, (node) => node.code)
  const edges = compareLists(earlier.edgeItems, later.edgeItems, edgeKey)
  return {
    earlier: summary(earlier),
    later: summary(later),
    addedNodes: nodes.added,
    removedNodes: nodes.removed,
    changedNodes: nodes.kept
      .map(({ before, after }) => ({
        code: after.code,
        name: after.name,
        changes: changes(before, after, ['name', 'segment', 'tier', 'gbCodes']),
      }))
      .filter((node) => node.changes.length > 0),
    addedEdges: edges.added,
    removedEdges: edges.removed,
    changedEdges: edges.kept
      .map(({ before, after }) => ({
        from: after.from,
        to: after.to,
        kind: after.kind,
        changes: changes(before, after, ['strength', 'group', 'reason']),
      }))
      .filter((edge) => edge.changes.length > 0),
  }
}

/** Nodes a template leaves without any edge, though they are no supporting ones: a draft with such is not published. */
export function isolatedNodes(template: Pick<TemplateDetail, 'nodeItems' | 'edgeItems'>): string[] {
  const connected = new Set(template.edgeItems.flatMap((edge) => [edge.from, edge.to]))
  return template.nodeItems
    .filter((node) => node.segment !== 'supporting' && !connected.has(node.code))
    .map((node) => node.code)
}
