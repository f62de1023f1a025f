import { Checkbox, Input, Tree } from 'antd'
import { type Key, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/states.tsx'
import type { OrganisationNode } from '../../contract/organisation.ts'
import styles from './organisations.module.css'
import { matching, type TreeItem, treeItems } from './tree-items.ts'

/** The tree with a search by name; `selected` and what is above it stand open. */
export function OrganisationTree({
  nodes,
  selected,
  closed,
  onSelect,
  onClosed,
}: {
  nodes: readonly OrganisationNode[]
  selected: string | null
  closed: boolean
  onSelect: (id: string) => void
  onClosed: (closed: boolean) => void
}) {
  const { t } = useTranslation('directory')
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState<Key[] | null>(null)
  const shown = useMemo(() => matching(nodes, words), [nodes, words])
  const items = useMemo(() => treeItems(shown), [shown])
  const atFirst = useMemo(() => openAtFirst(nodes, selected), [nodes, selected])
  const expanded = words.trim() === '' ? (opened ?? atFirst) : shown.map((node) => node.id)
  return (
    <div>
      <div className={styles.tools}>
        <Input.Search
          allowClear
          placeholder={t('organisation.search')}
          aria-label={t('organisation.search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Checkbox checked={closed} onChange={(event) => onClosed(event.target.checked)}>
          {t('organisation.closedToo')}
        </Checkbox>
      </div>
      {items.length === 0 ? (
        <EmptyState title={t('organisation.noMatch')} text={t('organisation.noMatchHelp')} />
      ) : (
        <div className={styles.tree}>
          <Tree<TreeItem>
            aria-label={t('organisation.treeTitle')}
            blockNode
            treeData={items}
            expandedKeys={expanded}
            onExpand={(keys) => setOpened(keys)}
            selectedKeys={selected === null ? [] : [selected]}
            onSelect={(_, { node }) => onSelect(node.key)}
            titleRender={({ node }) => (
              <span className={styles.node} title={node.name}>
                <span className={node.validTo === null ? undefined : styles.closed}>
                  {node.shortName ?? node.name}
                </span>
                {node.peopleBelow !== null && <span className={styles.small}>{node.peopleBelow}</span>}
              </span>
            )}
          />
        </div>
      )}
    </div>
  )
}

/** The roots, and the way to the selected one. */
function openAtFirst(nodes: readonly OrganisationNode[], selected: string | null): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const open = nodes.filter((node) => node.parentId === null).map((node) => node.id)
  for (let at = selected; at !== null; at = byId.get(at)?.parentId ?? null) open.push(at)
  return [...new Set(open)]
}
