import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import type { NodeDetail } from '../../contract/index.ts'
import styles from './node.module.css'
import { SubScores } from './sub-scores.tsx'
import { useDiagnosisWords } from './words.ts'

/** Why the verdict is what it is, what hangs on it, what would change it, and what to do. */
export function DiagnosisPart({
  node,
  onEvidence,
  origin,
}: {
  node: NodeDetail
  onEvidence: () => void
  /** The way back from a block to the object that keeps it. */
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const { t } = useTranslation('chains')
  const words = useDiagnosisWords()
  const format = useFormat()
  const { diagnosis } = node
  return (
    <div>
      <Section title={t('node.why')}>
        <p>
          {node.verdict !== diagnosis.verdict && (
            <span className={styles.computed}>
              {t('node.computed')} <VerdictMark verdict={diagnosis.verdict} />
            </span>
          )}
          {words.rule(diagnosis.ruleFired)}
        </p>
        {diagnosis.rulesMatched.length > 1 && (
          <p className={styles.faint}>
            {t('node.alsoMatched', {
              rules: diagnosis.rulesMatched
                .filter((rule) => rule !== diagnosis.ruleFired)
                .map(words.rule)
                .join(format.comma),
            })}
          </p>
        )}
        <OpenBlocks node={node} origin={origin} />
        <dl className={styles.figures}>
          <div>
            <dt>{t('node.score')}</dt>
            <dd>{diagnosis.score === null ? '—' : Math.round(diagnosis.score)}</dd>
          </div>
          <div>
            <dt>{t('node.confidence')}</dt>
            <dd>{Math.round(diagnosis.confidence * 100)}%</dd>
          </div>
        </dl>
        <p className={styles.faint}>
          {t('node.confidence')}
          {format.colon}
          {t('node.confidenceHelp', {
            completeness: Math.round(diagnosis.confidenceParts.completeness * 100),
            freshness: Math.round(diagnosis.confidenceParts.freshness * 100),
            sourceQuality: Math.round(diagnosis.confidenceParts.sourceQuality * 100),
          })}
        </p>
        <p className={styles.faint}>
          {diagnosis.oldestEvidenceDays === null
            ? t('node.noEvidence')
            : t('node.evidenceAge', {
                newest: diagnosis.newestEvidenceDays ?? 0,
                oldest: diagnosis.oldestEvidenceDays,
              })}
        </p>
      </Section>
      <Section title={t('node.action')}>
        {diagnosis.action ? (
          <p>
            <strong>{t(`action.${diagnosis.action}`)}</strong>
            {diagnosis.actionReason && `${format.colon}${words.actionReason(diagnosis.actionReason)}`}
          </p>
        ) : (
          <p>{t('node.noAction')}</p>
        )}
      </Section>
      <CriticalityPart node={node} />
      <Section title={t('node.subScores')}>
        <SubScores scores={diagnosis.subScores} onEvidence={onEvidence} />
      </Section>
      <Section title={t('node.counterfactuals')}>
        {diagnosis.counterfactuals.length === 0 ? (
          <p>{t('node.noCounterfactual')}</p>
        ) : (
          <ul className={styles.sentences}>
            {diagnosis.counterfactuals.map((item) => (
              <li key={`${item.change.indicator}:${item.change.to}`}>
                <Counterfactual item={item} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}

/** What is stuck, with the object that says so: the reasons behind a block. */
function OpenBlocks({
  node,
  origin,
}: {
  node: NodeDetail
  origin?: ((ref: ObjectRef) => ReactNode) | undefined
}) {
  const blocks = node.evidence.filter((row) => row.indicator === 'block' && row.closedOn === null)
  if (blocks.length === 0) return null
  return (
    <ul className={styles.sentences}>
      {blocks.map((row) => (
        <li key={row.id}>
          {row.description} {row.origin !== null && origin?.(row.origin)}
        </li>
      ))}
    </ul>
  )
}

function Counterfactual({ item }: { item: NodeDetail['diagnosis']['counterfactuals'][number] }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const words = useDiagnosisWords()
  return (
    <>
      {t('node.counterfactual', {
        indicator: words.input(item.change.indicator),
        from: words.value(item.change.indicator, item.change.from),
        to: words.value(item.change.indicator, item.change.to),
        verdict: ui(`verdict.${item.verdict}`),
      })}
    </>
  )
}

function CriticalityPart({ node }: { node: NodeDetail }) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const { criticality } = node
  const figure = (yi: number | null) => (yi === null ? t('node.withheld') : format.yi(yi))
  return (
    <Section title={t('node.criticality')}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('node.criticality')}</dt>
          <dd>{Math.round(criticality.score)} / 100</dd>
        </div>
        <div>
          <dt>{t('node.dependentOutput')}</dt>
          <dd>{figure(criticality.dependentOutput)}</dd>
        </div>
        <div>
          <dt>{t('node.soleOutput')}</dt>
          <dd>{figure(criticality.soleOutput)}</dd>
        </div>
      </dl>
      <p>{criticality.substitutable ? t('node.substitutable') : t('node.notSubstitutable')}</p>
      <p>
        {criticality.stops.length === 0
          ? t('node.stopsNone')
          : `${t('node.stops')}${format.colon}${criticality.stops.map((stop) => stop.name).join(format.comma)}`}
      </p>
    </Section>
  )
}
