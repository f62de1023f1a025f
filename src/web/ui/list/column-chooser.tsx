import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ListDescription } from '#platform/list/description.ts'
import { useFormat } from '../use-language.ts'
import styles from './list.module.css'

/** Chooses which columns are shown and in what order. The last one cannot be left out. */
export function ColumnChooser<Row>({
  list,
  shown,
  onChange,
}: {
  list: Pick<ListDescription<Row>, 'columns'>
  /** Keys of the columns shown, in their order. */
  shown: readonly string[]
  /** Undefined: the usual columns. */
  onChange: (keys: string[] | undefined) => void
}) {
  const { t } = useTranslation('ui')
  const { language } = useFormat()
  const hidden = Object.keys(list.columns).filter((key) => !shown.includes(key))
  const move = (key: string, by: -1 | 1) => {
    const keys = [...shown]
    const at = keys.indexOf(key)
    keys.splice(at, 1)
    keys.splice(at + by, 0, key)
    onChange(keys)
  }
  const item = (key: string, index: number | null) => {
    const column = list.columns[key]?.title[language] ?? key
    return (
      <li key={key} className={styles.chooserItem}>
        <Checkbox
          checked={index !== null}
          disabled={index !== null && shown.length === 1}
          onChange={({ target }) =>
            onChange(target.checked ? [...shown, key] : shown.filter((one) => one !== key))
          }
        >
          {column}
        </Checkbox>
        {index !== null && (
          <span>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('list.columnUp', { column })}
              disabled={index === 0}
              onClick={() => move(key, -1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('list.columnDown', { column })}
              disabled={index === shown.length - 1}
              onClick={() => move(key, 1)}
            />
          </span>
        )}
      </li>
    )
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.chooser}>
          <p className={styles.chooserHelp}>{t('list.columnsHelp')}</p>
          <ul className={styles.chooserList}>
            {shown.map((key, index) => item(key, index))}
            {hidden.map((key) => item(key, null))}
          </ul>
          <Button size="small" onClick={() => onChange(undefined)}>
            {t('list.usualColumns')}
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />}>{t('list.columns')}</Button>
    </Popover>
  )
}
