import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import {
  type edgeKinds,
  segments,
  type TemplateDifference,
  type TemplateSummary,
  tiers,
} from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import styles from './versions.module.css'

/** What one version has that another had not: added, removed, changed. */
export function DifferenceView({
  earlier,
  later,
  onBack,
}: {
  earlier: TemplateSummary
  later: TemplateSummary
  onBack: () => void
}) {
  const { t } = useTranslation('chains')
  const difference = useQuery(chainQueries.difference(later.id, earlier.id))
  const [before, after] = [
    useQuery(chainQueries.template(earlier.id)).data,
    useQuery(chainQueries.template(later.id)).data,
  ]
  const names = new Map(
    [...(before?.nodeItems ?? []), ...(after?.nodeItems ?? [])].map((node) => [node.code, node.name]),
  )
  return (
    <div>
      <div className={styles.head}>
        <Button type="link" className={styles.back} onClick={onBack}>
          ← {t('versions.back')}
        </Button>
        <strong>{t('versions.compareOf', { earlier: earlier.version, later: later.version })}</strong>
      </div>
      <QueryView query={difference}>
        {(data) => <Parts difference={data} nameOf={(code) => names.get(code) ?? code} />}
      </QueryView>
    </div>
  )
}

function Parts({ difference, nameOf }: { difference: TemplateDifference; nameOf: (code: string) => string }) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const { addedNodes, removedNodes, changedNodes, addedEdges, removedEdges, changedEdges } = difference
  const edgeText = (edge: { from: string; to: string; kind: (typeof edgeKinds)[number] }) =>
    `${nameOf(edge.from)} → ${nameOf(edge.to)}${format.bracket(t(`edgeKind.${edge.kind}`))}`
  const parts = [
    {
      title: t('versions.addedNodes'),
      sign: '＋',
      items: addedNodes.map(
        (node) => `${node.name} · ${t(`segment.${node.segment}`)} · ${t(`tier.${node.tier}`)}`,
      ),
    },
    {
      title: t('versions.removedNodes'),
      sign: '－',
      items: removedNodes.map((node) => `${node.name} · ${t(`segment.${node.segment}`)}`),
    },
    {
      title: t('versions.changedNodes'),
      sign: '△',
      items: changedNodes.map((node) => (
        <span key={node.code}>
          {node.name}
          <Changes changes={node.changes} />
        </span>
      )),
    },
    { title: t('versions.addedEdges'), sign: '＋', items: addedEdges.map(edgeText) },
    { title: t('versions.removedEdges'), sign: '－', items: removedEdges.map(edgeText) },
    {
      title: t('versions.changedEdges'),
      sign: '△',
      items: changedEdges.map((edge) => (
        <span key={edgeText(edge)}>
          {edgeText(edge)}
          <Changes changes={edge.changes} />
        </span>
      )),
    },
  ].filter((part) => part.items.length > 0)
  if (parts.length === 0) return <EmptyState title={t('versions.same')} />
  return (
    <div>
      {parts.map((part) => (
        <Section key={part.title} title={`${part.title} ${part.items.length}`}>
          <ul className={styles.changes}>
            {part.items.map((item: ReactNode, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a difference does not change while shown
              <li key={index}>
                <span aria-hidden="true">{part.sign}</span> {item}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}

const changeFields = ['name', 'segment', 'tier', 'gbCodes', 'strength', 'group', 'reason'] as const

function Changes({ changes }: { changes: TemplateDifference['changedNodes'][number]['changes'] }) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const words = (value: unknown): string => {
    const segment = segments.find((item) => item === value)
    if (segment) return t(`segment.${segment}`)
    const tier = tiers.find((item) => item === value)
    if (tier) return t(`tier.${tier}`)
    if (Array.isArray(value)) return value.join(format.comma) || '—'
    return value === null || value === undefined || value === '' ? '—' : String(value)
  }
  return (
    <>
      {changes.map((change) => {
        const field = changeFields.find((item) => item === change.field)
        return (
          <span key={change.field} className={styles.change}>
            {field ? t(`versions.field.${field}`) : change.field}
            {format.colon}
            <del>{words(change.before)}</del> → <ins>{words(change.after)}</ins>
          </span>
        )
      })}
    </>
  )
}
