import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { KeyValue } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { ClassFollowUp, FollowUpFigures } from '../../contract/index.ts'
import styles from './feedback.module.css'
import { feedbackQueries } from './queries.ts'
import { Comments } from './rating-figures.tsx'

/** What trainees use of a class three months on. */
export function FollowUpPart({ id }: { id: string }) {
  const { t } = useTranslation('training')
  const tell = useStanding()
  const { data } = useQuery(feedbackQueries.followUp(id))
  if (data === undefined) return null
  return (
    <Section
      title={t('feedback.used.title')}
      note={data.figures !== null && t('feedback.used.note', { count: data.figures.answers })}
    >
      {data.figures === null ? (
        <p className={styles.faint}>{tell(data)}</p>
      ) : (
        <Figures figures={data.figures} />
      )}
    </Section>
  )
}

function useStanding() {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (of: ClassFollowUp): string => {
    const { asked, answered, minimumSample: minimum } = of
    switch (of.state) {
      case 'coming':
        return t('feedback.used.coming', { day: format.day(of.asksFrom) })
      case 'open':
        return t('feedback.used.open', {
          closes: of.closesOn === null ? '' : format.day(of.closesOn),
          answered,
          asked,
        })
      case 'over':
        return t('feedback.used.few', { answered, asked, minimum })
    }
  }
}

function Figures({ figures }: { figures: FollowUpFigures }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const count = (n: number) => t('feedback.used.count', { count: n })
  return (
    <>
      <KeyValue
        items={[
          {
            label: t('feedback.used.share'),
            value: figures.used
              .map((one) => `${t(`feedback.followUp.useLevel.${one.level}`)} ${count(one.count)}`)
              .join(format.comma),
          },
          {
            label: t('feedback.used.lacking'),
            value: figures.lacking
              .map((one) => `${one.name}${format.bracket(count(one.count))}`)
              .join(format.comma),
          },
        ]}
      />
      <Comments title={t('feedback.used.where')} comments={figures.where} />
      <Comments title={t('feedback.used.hindrances')} comments={figures.hindrances} />
      <Comments title={t('feedback.used.examples')} comments={figures.examples} />
    </>
  )
}
