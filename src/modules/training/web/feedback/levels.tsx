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
    <div className={styles.question}>
      <span aria-hidden>{label}</span>
      <Radio.Group
        aria-label={label}
        optionType="button"
        buttonStyle="solid"
        value={value ?? null}
        options={[...options]}
        onChange={({ target }) => onChange(target.value as T)}
      />
    </div>
  )
}
