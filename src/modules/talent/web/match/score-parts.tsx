import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { Excluded, ScorePartView } from '../../contract/match-why.ts'

/** Points of 100 out of a million. */
export const points = (score: number): string => (score / 10_000).toFixed(1)

/** What a score is made of: each part with its evidence; the bars are of what the part could bring. */
export function ScoreParts({ parts }: { parts: readonly ScorePartView[] }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  return (
    <div>
      {parts
        .filter(({ share }) => share > 0)
        .map((part) => (
          <div key={part.part} style={{ marginBottom: 12 }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
              <strong>{t(`match.part.${part.part}`)}</strong>
              <span>
                {t('match.ofShare', { got: points(part.contribution), full: (part.share / 10).toFixed(1) })}
              </span>
            </div>
            <Progress percent={part.worth / 10} showInfo={false} size="small" />
            <div>
              {part.evidence
                .map(({ code, asked, held }) => {
                  const key = code === 'below' && part.part === 'salary' ? 'salary.below' : code
                  return t(`match.evidence.${key}` as 'match.evidence.same', {
                    asked: asked ?? '',
                    held: held ?? t('match.none'),
                  })
                })
                .join(part.part === 'text' ? format.comma : format.pause) || t('match.none')}
            </div>
          </div>
        ))}
    </div>
  )
}

/** Whom or what each rule keeps out, and how many it alone. */
export function Exclusions({ exclusions, of }: { exclusions: readonly Excluded[]; of: 'people' | 'needs' }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  if (exclusions.length === 0)
    return (
      <span>
        {t('match.exclusions')}
        {format.colon}
        {t('match.none')}
      </span>
    )
  return (
    <span>
      {t('match.exclusions')}
      {format.colon}
      {exclusions
        .toSorted((a, b) => b.failed - a.failed)
        .map(
          ({ rule, failed, failedAlone }) =>
            t('match.excluded', { rule: t(`match.rule.${rule}`), failed, unit: t(`match.unit.${of}`) }) +
            (failedAlone > 0 ? t('match.onlyThis', { alone: failedAlone }) : ''),
        )
        .join(format.comma)}
    </span>
  )
}
