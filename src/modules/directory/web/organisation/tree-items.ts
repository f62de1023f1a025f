import type { OrganisationNode } from '../../contract/organisation.ts'

export interface TreeItem {
  key: string
  node: OrganisationNode
  children: TreeItem[]
}

/** Nodes nested under their parents. What has a parent that is not shown stands as a root. */
export function treeItems(nodes: readonly OrganisationNode[]): TreeItem[] {
  const items = new Map(nodes.map((node) => [node.id, { key: node.id, node, children: [] as TreeItem[] }]))
  const roots: TreeItem[] = []
  for (const item of items.values()) {
    const parent = item.node.parentId === null ? undefined : items.get(item.node.parentId)
    if (parent === undefined) roots.push(item)
    else parent.children.push(item)
  }
  return roots
}

/** Nodes whose name or short name has the words, with everything above them; all of them without words. */
export function matching(nodes: readonly OrganisationNode[], words: string): readonly OrganisationNode[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return nodes
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kept = new Set<string>()
  for (const node of nodes) {
    if (!`${node.name} ${node.shortName ?? ''}`.toLowerCase().includes(wanted)) continue
    for (let at: OrganisationNode | undefined = node; at !== undefined && !kept.has(at.id); ) {
      kept.add(at.id)
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
  }
  return nodes.filter((node) => kept.has(node.id))
}
