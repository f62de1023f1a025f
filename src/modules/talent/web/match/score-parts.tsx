import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { Excluded, ScorePartView } from '../../contract/match-why.ts'
import { educationChoices, titleLevelChoices } from '../../contract/shared-columns.ts'

/** Points of 100 out of a million. */
export const points = (score: number): string => (score / 10_000).toFixed(1)

const codes: Readonly<
  Record<string, readonly { readonly value: string; readonly title: { zh: string; en: string } }[]>
> = { education: educationChoices, level: titleLevelChoices }

/** The word of a code of education or level; what else is told stands in words already. */
const wordOf = (of: string, value: string, language: 'zh' | 'en'): string =>
  codes[of]?.find((one) => one.value === value)?.title[language] ?? value

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
                  const told = (value: string) => wordOf(code, value, format.language)
                  return t(`match.evidence.${key}` as 'match.evidence.same', {
                    asked: asked === null ? (code in codes ? t('match.notAsked') : '') : told(asked),
                    held: held === null ? t('match.none') : told(held),
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
