import { useQuery } from '@tanstack/react-query'
import { Form, Segmented, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#platform/tabular/description/column.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type MajorLevel, majorLevelChoices, majorSources } from '../../contract/major.ts'
import { talentQueries } from '../queries.ts'
import styles from './major.module.css'

/** Chooses majors, all or those of one level, and says which catalogue they come from. */
export function MajorField({ name, column }: { name: string; column: Column }) {
  const { language } = useFormat()
  return (
    <Form.Item name={name} label={column.title[language]} required={column.required}>
      <MajorSelect />
    </Form.Item>
  )
}

const beginningFirst = (
  one: { label?: string },
  other: { label?: string },
  { searchValue }: { searchValue: string },
): number => {
  const rank = ({ label = '' }) => (label.startsWith(searchValue) ? 0 : 1)
  return rank(one) - rank(other)
}

/** Takes value and onChange from its field. */
function MajorSelect(props: { id?: string; value?: string[]; onChange?: (codes: string[]) => void }) {
  const majors = useQuery(talentQueries.majors())
  const [level, setLevel] = useState<MajorLevel | null>(null)
  const all = (majors.data ?? []).map((major) => ({
    value: major.code,
    label: `${major.title} ${major.code}`,
    level: major.level,
  }))
  const labels = new Map(all.map(({ value, label }) => [value, label]))
  return (
    <Select
      {...props}
      mode="multiple"
      allowClear
      loading={majors.isPending}
      options={level === null ? all : all.filter((major) => major.level === level)}
      showSearch={{ optionFilterProp: 'label', filterSort: beginningFirst }}
      // What is chosen is told by its name though the list shows another level.
      labelRender={({ value, label }) => labels.get(String(value)) ?? label ?? '…'}
      popupMatchSelectWidth={false}
      popupRender={(menu) => <ChosenLevel level={level} onLevel={setLevel} menu={menu} />}
    />
  )
}

function ChosenLevel({
  level,
  onLevel,
  menu,
}: {
  level: MajorLevel | null
  onLevel: (level: MajorLevel | null) => void
  menu: ReactElement
}) {
  const { language } = useFormat()
  const { t } = useTranslation('talent')
  return (
    <div className={styles.popup}>
      {/* The list stays open while a level is chosen. */}
      <div
        className={styles.levels}
        role="toolbar"
        aria-label={t('major.level')}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Segmented<MajorLevel | ''>
          size="small"
          value={level ?? ''}
          onChange={(value) => onLevel(value === '' ? null : value)}
          options={[
            { value: '', label: t('major.anyLevel') },
            ...majorLevelChoices.map(({ value, title }) => ({ value, label: title[language] })),
          ]}
        />
      </div>
      {menu}
      <p className={styles.source}>{level === null ? t('major.sources') : majorSources[level][language]}</p>
    </div>
  )
}
