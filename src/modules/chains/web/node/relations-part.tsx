import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import type { NodeDetail } from '../../contract/index.ts'
import styles from './node.module.css'
import { useDiagnosisWords } from './words.ts'

/** Direct suppliers and users, and the chains that share the node. */
export function RelationsPart({ node, onOpen }: { node: NodeDetail; onOpen: (nodeCode: string) => void }) {
  const { t } = useTranslation('chains')
  return (
    <div>
      <Section title={t('node.suppliers')}>
        <Neighbours items={node.suppliers} onOpen={onOpen} />
      </Section>
      <Section title={t('node.users')}>
        <Neighbours items={node.users} onOpen={onOpen} />
      </Section>
      <Section title={t('node.chains')}>
        <ul className={styles.sentences}>
          {node.chains.map((chain) => (
            <li key={chain.code}>
              <PageLink href={paths.chain(chain.code, { tab: 'map', node: node.code })}>
                {chain.name}
              </PageLink>{' '}
              <span className={styles.faint}>{t(`segment.${chain.segment}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Neighbours({
  items,
  onOpen,
}: {
  items: NodeDetail['suppliers']
  onOpen: (nodeCode: string) => void
}) {
  const { t } = useTranslation('chains')
  const words = useDiagnosisWords()
  if (items.length === 0) return <p className={styles.faint}>{t('node.noNeighbours')}</p>
  return (
    <ul className={styles.rows}>
      {items.map((item) => (
        <li key={`${item.code}:${item.kind}`}>
          <div className={styles.rowHead}>
            <button type="button" className={styles.linkButton} onClick={() => onOpen(item.code)}>
              {item.name}
            </button>
            <VerdictMark verdict={item.verdict} />
            <span className={styles.grow} />
            <Chip>{words.edgeKind(item.kind)}</Chip>
            <span className={styles.strength} title={`${t('column.strength')} ${item.strength}`}>
              {'▮'.repeat(item.strength)}
              {'▯'.repeat(Math.max(0, 5 - item.strength))}
            </span>
          </div>
          <p className={styles.faint}>
            {item.reason}
            {item.group && ` · ${t('column.group')} ${item.group}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
