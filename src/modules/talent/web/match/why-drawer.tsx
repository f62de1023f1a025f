import { useQuery } from '@tanstack/react-query'
import { Alert, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { PairWhy } from '../../contract/match-why.ts'
import { talentQueries } from '../queries.ts'
import { points, ScoreParts } from './score-parts.tsx'

/** Why a pair is matched: what its score is made of, by how much it is ahead, who comes next on both sides. */
export function WhyDrawer({
  asked,
  onClose,
}: {
  asked: { id: string; needId: string; profileId: string }
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const why = useQuery(talentQueries.whyPair(asked))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={
        why.data
          ? `${why.data.needTitle} — ${why.data.personName ?? ''} #${why.data.personNumber}`
          : t('match.why')
      }
    >
      <QueryView query={why} rows={8}>
        {(data) => <WhyView why={data} />}
      </QueryView>
    </Drawer>
  )
}

function WhyView({ why }: { why: PairWhy }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const next = (one: PairWhy['nextForNeed']) =>
    one === null
      ? t('match.none')
      : `${one.title}（${t('match.points', { score: points(one.score) })}）${
          one.atLeast === null || one.atLeast <= 0
            ? ''
            : `${format.comma}${t('match.behind', { by: points(one.atLeast) })}`
        }`
  return (
    <>
      {why.fails.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('match.fails')}
          description={why.fails.map((rule) => t(`match.rule.${rule}`)).join(format.comma)}
        />
      )}
      <KeyValue
        items={[
          {
            label: t('match.openNeed'),
            value: <PageLink href={paths.talentNeed(why.needId)}>{why.needTitle}</PageLink>,
          },
          {
            label: t('match.score'),
            value: `${t('match.points', { score: points(why.score) })}${why.isPinned ? ` · ${t('match.pinned')}` : ''}`,
          },
          ...(why.slack !== null && why.slack > 0
            ? [{ label: t('match.figures.certificate'), value: t('match.slack', { by: points(why.slack) }) }]
            : []),
          { label: t('match.nextForNeed'), value: next(why.nextForNeed) },
          { label: t('match.nextForPerson'), value: next(why.nextForPerson) },
        ]}
      />
      <Section title={t('match.partsTitle')}>
        <ScoreParts parts={why.parts} />
      </Section>
    </>
  )
}
