import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import { RaiseFromGap } from '#modules/matters/web/raise-actions.tsx'
import { Allowed, useMay } from '#web/allowed.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import type { DualRow } from '../../contract/index.ts'
import styles from './dual.module.css'
import { signed } from './heat.tsx'
import { NodeName, needsOf } from './row-parts.tsx'

/** A row of the dual chain with its arithmetic, its open problems and where each side leads on. */
export function DualDrawer({ row, onClose }: { row: DualRow; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const may = useMay()
  const chain = row.chainCode
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 520} title={<NodeName row={row} />}>
      {row.verdict !== null && (
        <Section title={t('dual.industry')}>
          <KeyValue
            items={[
              { label: t('dual.node'), value: <VerdictMark verdict={row.verdict} /> },
              { label: t('dual.firms'), value: row.firms },
              {
                label: t('dual.evidence'),
                value:
                  row.evidence === null
                    ? t('dual.evidenceHidden')
                    : t('dual.evidenceCount', { count: row.evidence, blocks: row.blocks ?? 0 }),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('dual.talent')}>
        <KeyValue
          items={[
            { label: t('dual.needs'), value: t('dual.needsCount', { needs: row.needs, demand: row.demand }) },
            {
              label: t('dual.people'),
              value: t('dual.peopleCount', { people: row.people, supply: row.supply }),
            },
            {
              label: t('dual.heat'),
              value: t('dual.sum', { demand: row.demand, supply: row.supply, heat: signed(row.heat) }),
            },
          ]}
        />
      </Section>
      <Section title={t('dual.ways')}>
        <div className={styles.ways}>
          <PageLink href={needsOf(row)}>{t('dual.openNeeds')}</PageLink>
          {row.nodeCode !== null && (
            <PageLink href={paths.chain(chain, { tab: 'map', node: row.nodeCode })}>
              {t('dual.openNode')}
            </PageLink>
          )}
          {may('training.class.read') && (
            <PageLink href={paths.trainingClasses({ chain: [chain] })}>{t('dual.classes')}</PageLink>
          )}
          {may('training.need.read') && (
            <PageLink href={paths.trainingNeeds({ chain: [chain] })}>{t('dual.trainingNeeds')}</PageLink>
          )}
        </div>
      </Section>
      {row.nodeCode !== null && (
        <Allowed right="matters.problem.read">
          <Problems chain={chain} node={row.nodeCode} />
        </Allowed>
      )}
    </Drawer>
  )
}

function Problems({ chain, node }: { chain: string; node: string }) {
  const { t } = useTranslation('talent')
  const problems = useQuery(mattersQueries.problems({ chain: [chain], node, open: true, pageSize: 20 }))
  return (
    <Section title={t('dual.problems')} actions={<RaiseFromGap chainCode={chain} nodeCode={node} />}>
      <QueryView query={problems}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('dual.noProblems')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map(({ id, title }) => (
                <li key={id}>
                  <PageLink href={paths.problem(id)}>{title}</PageLink>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  )
}
