import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { TemplateDetail, TemplateEdge, TemplateNode } from '../../contract/index.ts'

/** What an act does to a draft besides saving it. */
type Touched = { nodeCode?: string; edge?: string }

/** A supply edge's place in its draft. */
export const edgeKey = ({ from, to, kind }: Pick<TemplateEdge, 'from' | 'to' | 'kind'>): string =>
  `${from}>${to}:${kind}`

/**
 * Takes something out of a draft, or throws it away, as it is shown. After a conflict it tells node by node and edge by
 * edge what another person changed.
 *
 * @param touched what the act takes away; null for the whole draft.
 */
export function useDraftAct<In extends { lockVersion: number }, Out>(
  draft: TemplateDetail,
  send: (input: In) => Promise<Out>,
  touched: ((input: In) => Touched) | null,
  options: WriteOptions<Out> = {},
): Edit<In> {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const tellNode = (node: TemplateNode | undefined) =>
    node === undefined
      ? null
      : [node.name, t(`segment.${node.segment}`), t(`tier.${node.tier}`), ...node.gbCodes].join(format.comma)
  const tellEdge = (edge: TemplateEdge | undefined) =>
    edge === undefined
      ? null
      : [`${t('column.strength')} ${edge.strength}`, edge.group, edge.reason]
          .filter(Boolean)
          .join(format.comma)
  const fields = (seen: TemplateDetail, saved: TemplateDetail): EditField<TemplateDetail, In>[] => {
    const nodes = new Map([...seen.nodeItems, ...saved.nodeItems].map((node) => [node.code, node]))
    const edges = new Map([...seen.edgeItems, ...saved.edgeItems].map((edge) => [edgeKey(edge), edge]))
    const nameOf = (code: string) => nodes.get(code)?.name ?? code
    const nodeIn = (version: TemplateDetail, code: string) =>
      tellNode(version.nodeItems.find((node) => node.code === code))
    const edgeIn = (version: TemplateDetail, key: string) =>
      tellEdge(version.edgeItems.find((edge) => edgeKey(edge) === key))
    const gone = t('versions.gone')
    return [
      ...[...nodes.keys()].map((code) => ({
        label: nameOf(code),
        tell: (version: TemplateDetail) => nodeIn(version, code),
        entered: (input: In) =>
          touched === null || touched(input).nodeCode === code ? gone : nodeIn(seen, code),
      })),
      ...[...edges].map(([key, edge]) => ({
        label: `${nameOf(edge.from)} → ${nameOf(edge.to)}${format.bracket(t(`edgeKind.${edge.kind}`))}`,
        tell: (version: TemplateDetail) => edgeIn(version, key),
        entered: (input: In) => (touched === null || touched(input).edge === key ? gone : edgeIn(seen, key)),
      })),
    ]
  }
  return useEdit(send, {
    ...options,
    live: true,
    seen: draft,
    read: () => api.chains.getTemplate({ id: draft.id }),
    fields,
    onTakeTheirs: () => {},
  })
}
