import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { HistoryList } from '#web/app/thread/history-list.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowBar } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import { segments, type TemplateDetail, type TemplateEdge, type TemplateNode } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { DiscardButton } from './draft-actions.tsx'
import { EdgeForm } from './edge-form.tsx'
import { NodeForm } from './node-form.tsx'
import { RemoveButton } from './remove-button.tsx'
import { edgeKey, useDraftAct } from './use-draft-act.ts'
import styles from './versions.module.css'

const templateObject = (id: string) => ({ kind: 'chains.template', id })

/** One version with its nodes and edges; a draft can be edited in place. */
export function TemplateView({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation('chains')
  const { t: workflow } = useTranslation('workflow')
  const { t: history } = useTranslation('app')
  const template = useQuery(chainQueries.template(id))
  return (
    <QueryView query={template}>
      {(data) => (
        <div>
          <div className={styles.head}>
            <Button type="link" className={styles.back} onClick={onBack}>
              ← {t('versions.back')}
            </Button>
            <strong>
              {t('column.version')} {data.version}
            </strong>
            <span className={styles.grow} />
            {data.state === 'draft' && <DiscardButton draft={data} onDone={onBack} />}
          </div>
          <div className={styles.workflow}>
            <WorkflowBar object={templateObject(id)} />
            <WorkflowActions object={templateObject(id)} />
          </div>
          {data.note && <p>{data.note}</p>}
          <Section title={workflow('history.title')}>
            <WorkflowHistory object={templateObject(id)} />
          </Section>
          <Nodes template={data} />
          <Edges template={data} />
          <Section title={history('thread.history.title')}>
            <HistoryList kind="chains.template" id={data.id} />
          </Section>
        </div>
      )}
    </QueryView>
  )
}

function Nodes({ template }: { template: TemplateDetail }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [editing, setEditing] = useState<TemplateNode | 'new' | null>(null)
  const remove = useDraftAct(template, api.chains.removeTemplateNode, ({ nodeCode }) => ({ nodeCode }))
  const draft = template.state === 'draft'
  return (
    <Section
      title={`${t('versions.nodes')} ${template.nodeItems.length}`}
      actions={draft && <Button onClick={() => setEditing('new')}>{t('versions.addNode')}</Button>}
    >
      <DataTable
        label={t('versions.nodes')}
        rows={template.nodeItems}
        rowKey={(node) => node.code}
        columns={[
          {
            key: 'name',
            title: t('column.name'),
            render: (node) => node.name,
            sortBy: (node) => node.name,
            phone: 'title',
          },
          { key: 'code', title: t('column.code'), render: (node) => node.code, phone: 'hide' },
          {
            key: 'segment',
            title: t('column.segment'),
            render: (node) => t(`segment.${node.segment}`),
            sortBy: (node) => segments.indexOf(node.segment),
          },
          { key: 'tier', title: t('column.tier'), render: (node) => t(`tier.${node.tier}`) },
          { key: 'gbCodes', title: t('column.gbCodes'), render: (node) => node.gbCodes.join('、') || '—' },
          ...(draft
            ? [
                {
                  key: 'acts',
                  title: '',
                  render: (node: TemplateNode) => (
                    <span className={styles.rowActs}>
                      <Button size="small" onClick={() => setEditing(node)}>
                        {ui('edit')}
                      </Button>
                      <RemoveButton
                        title={t('versions.removeNode')}
                        help={t('versions.removeNodeHelp')}
                        busy={remove.busy}
                        onRemove={() =>
                          remove.submit({
                            id: template.id,
                            lockVersion: template.lockVersion,
                            nodeCode: node.code,
                          })
                        }
                      />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {remove.dialog}
      {editing && (
        <NodeForm
          template={template}
          node={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

function Edges({ template }: { template: TemplateDetail }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [editing, setEditing] = useState<TemplateEdge | 'new' | null>(null)
  const remove = useDraftAct(template, api.chains.removeTemplateEdge, (input) => ({ edge: edgeKey(input) }))
  const draft = template.state === 'draft'
  const names = new Map(template.nodeItems.map((node) => [node.code, node.name]))
  const nameOf = (code: string) => names.get(code) ?? code
  return (
    <Section
      title={`${t('versions.edges')} ${template.edgeItems.length}`}
      actions={draft && <Button onClick={() => setEditing('new')}>{t('versions.addEdge')}</Button>}
    >
      <DataTable
        label={t('versions.edges')}
        rows={template.edgeItems}
        rowKey={edgeKey}
        columns={[
          {
            key: 'pair',
            title: `${t('column.from')} → ${t('column.to')}`,
            render: (edge) => `${nameOf(edge.from)} → ${nameOf(edge.to)}`,
            sortBy: (edge) => nameOf(edge.from),
            phone: 'title',
          },
          { key: 'kind', title: t('column.kind'), render: (edge) => t(`edgeKind.${edge.kind}`) },
          { key: 'strength', title: t('column.strength'), align: 'right', render: (edge) => edge.strength },
          { key: 'group', title: t('column.group'), render: (edge) => edge.group ?? '—' },
          { key: 'reason', title: t('column.reason'), render: (edge) => edge.reason },
          ...(draft
            ? [
                {
                  key: 'acts',
                  title: '',
                  render: (edge: TemplateEdge) => (
                    <span className={styles.rowActs}>
                      <Button size="small" onClick={() => setEditing(edge)}>
                        {ui('edit')}
                      </Button>
                      <RemoveButton
                        title={t('versions.removeEdge')}
                        busy={remove.busy}
                        onRemove={() =>
                          remove.submit({
                            id: template.id,
                            lockVersion: template.lockVersion,
                            from: edge.from,
                            to: edge.to,
                            kind: edge.kind,
                          })
                        }
                      />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {remove.dialog}
      {editing && (
        <EdgeForm
          template={template}
          edge={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}
