import { useQuery } from '@tanstack/react-query'
import { Drawer, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { NodeDetail } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { DiagnosisPart } from './diagnosis-part.tsx'
import { EvidencePart } from './evidence-part.tsx'
import { FirmsPart } from './firms-part.tsx'
import styles from './node.module.css'
import { NodeHead } from './node-head.tsx'
import { RelationsPart } from './relations-part.tsx'
import { UpkeepPart } from './upkeep-part.tsx'

/** Width of the drawer on wide screens, in pixels. */
export const nodeDrawerWidth = 560

/**
 * Everything about one node as one chain sees it, beside the page. Esc closes.
 *
 * @param onOpen goes to another node of the same chain.
 * @param onMap set where the drawer stands on the node's own map, which then needs no link to it.
 * @param thread the node's thread, given by pages that may compose modules.
 * @param actions what can be made of the node, given by the same pages.
 * @param origin the way back from a row of evidence to the object that brought it.
 */
export function NodeDrawer({
  chainCode,
  nodeCode,
  onClose,
  onOpen,
  onMap = false,
  thread,
  actions,
  origin,
}: {
  chainCode: string
  nodeCode: string | null
  onClose: () => void
  onOpen: (nodeCode: string) => void
  onMap?: boolean
  thread?: ((nodeCode: string) => ReactNode) | undefined
  actions?: ((nodeCode: string) => ReactNode) | undefined
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const { t } = useTranslation('chains')
  const phone = usePhone()
  return (
    <Drawer
      open={nodeCode !== null}
      onClose={onClose}
      size={phone ? '100%' : nodeDrawerWidth}
      mask={false}
      title={t('node.title')}
      destroyOnHidden
      extra={
        nodeCode !== null &&
        !onMap && (
          <PageLink href={paths.chain(chainCode, { tab: 'map', node: nodeCode })}>
            {t('node.openPage')}
          </PageLink>
        )
      }
    >
      {nodeCode !== null && (
        <NodeContent
          key={nodeCode}
          chainCode={chainCode}
          nodeCode={nodeCode}
          onOpen={onOpen}
          thread={thread}
          actions={actions}
          origin={origin}
        />
      )}
    </Drawer>
  )
}

function NodeContent({
  chainCode,
  nodeCode,
  onOpen,
  thread,
  actions,
  origin,
}: {
  chainCode: string
  nodeCode: string
  onOpen: (nodeCode: string) => void
  thread?: ((nodeCode: string) => ReactNode) | undefined
  actions?: ((nodeCode: string) => ReactNode) | undefined
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const node = useQuery(chainQueries.node(chainCode, nodeCode))
  return (
    <QueryView query={node}>
      {(data) => <NodeTabs node={data} onOpen={onOpen} thread={thread} actions={actions} origin={origin} />}
    </QueryView>
  )
}

function NodeTabs({
  node,
  onOpen,
  thread,
  actions,
  origin,
}: {
  node: NodeDetail
  onOpen: (nodeCode: string) => void
  thread?: ((nodeCode: string) => ReactNode) | undefined
  actions?: ((nodeCode: string) => ReactNode) | undefined
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const [tab, setTab] = useState('diagnosis')
  const open = node.evidence.filter((row) => row.closedOn === null).length
  return (
    <div>
      <NodeHead node={node} />
      {actions?.(node.code)}
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'diagnosis',
            label: t('node.tabs.diagnosis'),
            children: <DiagnosisPart node={node} onEvidence={() => setTab('evidence')} origin={origin} />,
          },
          {
            key: 'evidence',
            label: `${t('node.tabs.evidence')} ${open}`,
            children: <EvidencePart node={node} origin={origin} />,
          },
          {
            key: 'firms',
            label: `${t('node.tabs.firms')} ${node.placements.length}`,
            children: <FirmsPart node={node} />,
          },
          {
            key: 'relations',
            label: t('node.tabs.relations'),
            children: <RelationsPart node={node} onOpen={onOpen} />,
          },
          { key: 'history', label: t('node.tabs.history'), children: <UpkeepPart node={node} /> },
          ...(thread ? [{ key: 'thread', label: t('node.thread'), children: thread(node.code) }] : []),
        ]}
      />
      <p className={styles.basis}>
        {t('node.basis', {
          version: node.basis.templateVersion,
          day: format.day(node.basis.computedOn),
          hash: node.basis.inputsHash.slice(0, 12),
        })}
      </p>
    </div>
  )
}
