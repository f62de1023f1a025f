import { SearchOutlined } from '@ant-design/icons'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#web/api.ts'
import { DictionaryContext } from '#web/columns/dictionaries.ts'
import { antdThemeOf } from '#web/ui/theme.ts'
import { ThemeProvider, useThemeState } from '#web/ui/theme-context.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { dictionaries } from './dictionaries.ts'
import { router } from './router.tsx'

/** Theme, language, cache and router around all pages. */
export function Application() {
  return (
    <ThemeProvider>
      <Configured />
    </ThemeProvider>
  )
}

function Configured() {
  const { t, i18n } = useTranslation('ui')
  const { scheme, calmMotion } = useThemeState()
  const phone = usePhone()
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={antdThemeOf(scheme, calmMotion, phone)}
      button={{ autoInsertSpace: false }}
      inputSearch={{ searchIcon: <SearchOutlined aria-label={t('search')} /> }}
    >
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <DictionaryContext value={dictionaries}>
            <RouterProvider router={router} />
          </DictionaryContext>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
