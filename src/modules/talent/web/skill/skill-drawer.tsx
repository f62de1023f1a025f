import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type SkillDetail, skillTable } from '../../contract/index.ts'
import { talentQueries } from '../queries.ts'
import { ChangeSkill } from './skill-form.tsx'

/** One skill beside the list. */
export function SkillDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const skill = useQuery(talentQueries.skill(id))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 560}
      title={skill.data?.name ?? t('skill.one')}
      extra={
        skill.data &&
        !editing && (
          <Allowed right="talent.skill.edit">
            <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
          </Allowed>
        )
      }
    >
      <QueryView query={skill} rows={6}>
        {(data) =>
          editing ? (
            <ChangeSkill skill={data} onClose={() => setEditing(false)} />
          ) : (
            <SkillView skill={data} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function SkillView({ skill }: { skill: SkillDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(skillTable)
  const links = (skills: readonly { id: string; name: string }[]) =>
    skills.length === 0
      ? ui('none')
      : skills.map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && format.comma}
            <PageLink href={paths.skills({ id })}>{name}</PageLink>
          </span>
        ))
  return (
    <>
      <KeyValue
        items={[
          { label: words.title('nameEn'), value: skill.nameEn ?? ui('none') },
          { label: words.title('synonyms'), value: skill.synonyms.join(format.comma) || ui('none') },
          {
            label: words.title('parentIds'),
            value: links(skill.parentIds.map((id, at) => ({ id, name: skill.parentNames[at] ?? id }))),
          },
          { label: t('skill.narrower'), value: links(skill.narrower) },
          {
            label: words.title('chainCodes'),
            value: skill.chainNames.join(format.comma) || t('everyChain'),
          },
          { label: words.title('note'), value: skill.note ?? ui('none') },
          { label: t('state'), value: t(skill.retired ? 'states.retired' : 'states.inUse') },
        ]}
      />
      <HistoryFold kind="talent.skill" id={skill.id} />
    </>
  )
}
