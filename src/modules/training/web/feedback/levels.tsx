import { Radio } from 'antd'
import styles from './feedback.module.css'

/** One question with few answers in a row, each big enough for a thumb; arrows move between them. */
export function Levels<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { value: T; label: string }[]
  value: T | undefined
  onChange: (value: T) => void
}) {
  return (
    <fieldset className={styles.question}>
      <legend>{label}</legend>
      <Radio.Group
        aria-label={label}
        optionType="button"
        buttonStyle="solid"
        value={value ?? null}
        options={[...options]}
        onChange={({ target }) => onChange(target.value as T)}
      />
    </fieldset>
  )
}
