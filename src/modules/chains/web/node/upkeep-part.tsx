import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { StaleMark } from '#web/ui/stale-mark.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { NodeDetail } from '../../contract/index.ts'
import styles from './node.module.css'
import { UpkeepForm } from './upkeep-form.tsx'

/** Who keeps the node and as of when, and every verdict set by hand. */
export function UpkeepPart({ node }: { node: NodeDetail }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  return (
    <div>
      <Section
        title={t('node.ownerTitle')}
        actions={
          <Allowed right="chains.node.edit">
            {' '}
            <Button size="small" onClick={() => setEditing(true)}>
              {t('node.confirmData')}
            </Button>
          </Allowed>
        }
      >
        <KeyValue
          items={[
            { label: t('node.owner'), value: node.owner?.name ?? t('node.noOwner') },
            {
              label: t('node.asOfOn'),
              value: (
                <>
                  {format.day(node.asOfOn)} {node.stale && <StaleMark asOfOn={node.asOfOn} />}
                </>
              ),
            },
            { label: t('node.gbCodes'), value: node.gbCodes.join(format.comma) || ui('none') },
            { label: t('node.note'), value: node.note ?? ui('none') },
          ]}
        />
      </Section>
      <Section title={t('node.history')}>
        {node.overrideHistory.length === 0 ? (
          <p className={styles.faint}>{t('node.historyEmpty')}</p>
        ) : (
          <ol className={styles.rows}>
            {node.overrideHistory.map((item) => (
              <li key={item.id}>
                <div className={styles.faint}>{format.day(item.createdAt)}</div>
                <div>
                  {t('node.historyItem', {
                    name: item.createdByName,
                    verdict: ui(`verdict.${item.verdict}`),
                    computed: ui(`verdict.${item.computedVerdict}`),
                  })}
                </div>
                <div>{item.reason}</div>
                {item.withdrawnAt && (
                  <div className={styles.faint}>
                    {t('node.historyWithdrawn', {
                      name: item.withdrawnByName ?? '',
                      day: format.day(item.withdrawnAt),
                      reason: item.withdrawnReason ?? '',
                    })}
                  </div>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      {editing && <UpkeepForm node={node} onClose={() => setEditing(false)} />}
    </div>
  )
}
