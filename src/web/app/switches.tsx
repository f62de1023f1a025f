import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { themeModes } from '#web/ui/theme.ts'
import { useThemeState } from '#web/ui/theme-context.tsx'
import { changeLanguage } from './i18n.ts'

/** Changes between Chinese and English. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('app')
  return (
    <Button
      type="text"
      aria-label={t('language')}
      onClick={() => changeLanguage(i18n.language === 'en' ? 'zh' : 'en')}
    >
      {t('otherLanguage')}
    </Button>
  )
}

/** Chooses the theme. */
export function ThemeSwitch() {
  const { t } = useTranslation('app')
  const { mode, setMode } = useThemeState()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [mode],
        items: themeModes.map((key) => ({ key, label: t(`themes.${key}`), onClick: () => setMode(key) })),
      }}
    >
      <Button type="text" icon={<BgColorsOutlined />} aria-label={t('theme')} />
    </Dropdown>
  )
}
