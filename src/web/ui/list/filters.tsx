import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '../day-field.tsx'
import { useFormat } from '../use-language.ts'
import styles from './list.module.css'

/** One condition of a list: its control, and in words what is set, null when nothing is. */
export interface ListFilter {
  key: string
  words: string | null
  control: ReactNode
  /** Seldom needed: it stands behind a button until it is set. */
  rare?: boolean
  /** A mere switch: those of a list stand together behind its other conditions. */
  flag?: boolean
}

interface Choice<T extends string> {
  value: T
  label: string
  /** What print and hints say, where the label says more. */
  words?: string
}

/**
 * Makes the conditions of a list whose filter lives in the address.
 *
 * @param search the filter as it stands.
 * @param change sets some of it and goes back to the first page.
 */
export function useListFilters<S extends object>(search: S, change: (values: Partial<S>) => void) {
  const { colon, comma, day } = useFormat()
  const set = (key: keyof S, value: unknown) => change({ [key]: value } as Partial<S>)
  const told = (label: string, words: string) => `${label}${colon}${words}`
  return {
    /** Free text, searched on Enter. */
    text: (key: keyof S & string, label: string): ListFilter => {
      const value = search[key] as string | undefined
      return {
        key,
        words: value === undefined ? null : told(label, value),
        control: (
          <Input.Search
            key={value ?? ''}
            className={styles.words}
            allowClear
            defaultValue={value}
            placeholder={label}
            aria-label={label}
            onSearch={(words) => set(key, words.trim() || undefined)}
          />
        ),
      }
    },
    /** One of a set. */
    one: <T extends string>(key: keyof S & string, label: string, options: Choice<T>[]): ListFilter => {
      const value = search[key] as T | undefined
      return {
        key,
        words: value === undefined ? null : told(label, wordsOf(options, value)),
        control: (
          <Select<T>
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={label}
            aria-label={label}
            value={value}
            options={options}
            onChange={(chosen?: T) => set(key, chosen)}
          />
        ),
      }
    },
    /** Several of a set. */
    many: <T extends string>(key: keyof S & string, label: string, options: Choice<T>[]): ListFilter => {
      const value = search[key] as T[] | undefined
      return {
        key,
        words:
          value === undefined ? null : told(label, value.map((one) => wordsOf(options, one)).join(comma)),
        control: (
          <Select<T[]>
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            placeholder={label}
            aria-label={label}
            value={value}
            options={options}
            onChange={(chosen) => set(key, chosen.length > 0 ? chosen : undefined)}
          />
        ),
      }
    },
    /** Yes or nothing. */
    flag: (key: keyof S & string, label: string): ListFilter => ({
      key,
      flag: true,
      words: search[key] === true ? label : null,
      control: (
        <Checkbox
          checked={search[key] === true}
          onChange={(event) => set(key, event.target.checked ? true : undefined)}
        >
          {label}
        </Checkbox>
      ),
    }),
    /** A calendar day. */
    day: (key: keyof S & string, label: string): ListFilter => {
      const value = search[key] as string | undefined
      return {
        key,
        words: value === undefined ? null : told(label, day(value)),
        control: (
          <DayField
            label={label}
            value={value ?? null}
            onChange={(chosen) => set(key, chosen ?? undefined)}
          />
        ),
      }
    },
    /** Whatever a page has of its own. @param words what is set, without its label. */
    own: (key: keyof S & string, label: string, words: string | null, control: ReactNode): ListFilter => ({
      key,
      words: words === null ? null : told(label, words),
      control,
    }),
  }
}

function wordsOf<T extends string>(options: readonly Choice<T>[], value: T): string {
  const option = options.find((one) => one.value === value)
  return option?.words ?? option?.label ?? value
}

/** The same, behind the button for what is seldom needed. */
export const rare = (filter: ListFilter): ListFilter => ({ ...filter, rare: true })

/** The controls in a row; those seldom needed behind a button, unless one of them is set. */
export function FilterBar({ filters }: { filters: readonly ListFilter[] }) {
  const { t } = useTranslation('ui')
  const [isOpen, setOpen] = useState(false)
  const rares = filters.filter((filter) => filter.rare)
  const showsAll = isOpen || rares.some(({ words }) => words !== null)
  const shown = showsAll ? filters : filters.filter((filter) => !filter.rare)
  const flags = shown.filter((filter) => filter.flag)
  const put = ({ key, control }: ListFilter) => (
    <div key={key} className={styles.filter}>
      {control}
    </div>
  )
  return (
    <search className={`${styles.filters} no-print`}>
      {shown.filter((filter) => !filter.flag).map(put)}
      {flags.length > 0 && <div className={styles.flags}>{flags.map(put)}</div>}
      {rares.length > 0 && rares.every(({ words }) => words === null) && (
        <Button type="link" aria-expanded={showsAll} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'list.fewerFilters' : 'list.moreFilters')}
        </Button>
      )}
    </search>
  )
}
