import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { useEntries } from '#web/columns/dictionaries.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { createTopic, leaveTopic, type PackagePreview } from '../../contract/index.ts'

/** What becomes of each topic of a package that is not known here. */
export function TopicAnswers({
  topics,
  answers,
  onAnswer,
}: {
  topics: PackagePreview['unknownTopics']
  answers: Readonly<Record<string, string>>
  onAnswer: (answers: Record<string, string>) => void
}) {
  const { t } = useTranslation('training')
  const may = useMay()
  const known = useEntries(['training.topic'])['training.topic'] ?? []
  const options = [
    ...(may('training.topic.edit') ? [{ value: createTopic, label: t('library.package.newTopic') }] : []),
    { value: leaveTopic, label: t('library.package.noTopic') },
    ...known,
  ]
  return (
    <Section title={t('library.package.unknownTopics')} note={t('library.package.unknownTopicsHelp')}>
      <KeyValue
        items={topics.map(({ code, name }) => ({
          label: name,
          value: (
            <Select
              aria-label={name}
              style={{ width: '100%', maxWidth: 320 }}
              placeholder={t('library.package.answer')}
              value={answers[code]}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(answer: string) => onAnswer({ ...answers, [code]: answer })}
            />
          ),
        }))}
      />
    </Section>
  )
}
