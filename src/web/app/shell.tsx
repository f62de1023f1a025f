import { MenuOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Button, Drawer, Tooltip } from 'antd'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { systemQuery } from '#web/system-query.ts'
import { setDocumentTitle } from '#web/ui/document-title.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { InboxBell } from './inbox/bell.tsx'
import { maySee, menuTitleOf } from './may-see.ts'
import type { PageRoute } from './page-route.ts'
import { pageRoutes } from './routes.tsx'
import { GlobalSearch } from './search/global-search.tsx'
import { Forbidden } from './session/forbidden.tsx'
import { PersonMenu } from './session/person-menu.tsx'
import styles from './shell.module.css'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'

/** Top bar, navigation and the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const current = pageRoutes.find((entry) => matches(entry.path, path))
  const system = useQuery(systemQuery())
  const may = useMay()
  const allowed = current === undefined || maySee(current, may)
  useEffect(() => {
    if (path !== '') setOpen(false)
  }, [path])
  // Before the effects of the page, whose heading may name the object that is open.
  useLayoutEffect(() => {
    if (path !== '') setDocumentTitle(current ? t(current.title) : t('page.notFound'))
  }, [current, path, t])
  const menu = <Navigation current={current} />
  return (
    <div className={styles.shell}>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <header className={`${styles.bar} no-print`}>
        {phone && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('nav.menu')}
            onClick={() => setOpen(true)}
          />
        )}
        <PageLink href="/" className={styles.product}>
          <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" className={styles.logo}>
            <rect x="3" y="9" width="15" height="9" rx="4.5" />
            <rect x="14" y="14" width="15" height="9" rx="4.5" />
          </svg>
          {t('product', { ns: 'ui' })}
        </PageLink>
        <DemoTag />
        <GlobalSearch />
        <InboxBell />
        <PersonMenu />
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      {!phone && <aside className={`${styles.side} no-print`}>{menu}</aside>}
      <Drawer
        open={phone && open}
        onClose={() => setOpen(false)}
        placement="left"
        size={260}
        title={t('product', { ns: 'ui' })}
      >
        {menu}
      </Drawer>
      <main id="content" className={styles.main} tabIndex={-1}>
        <div className={`print-only ${styles.printHead}`}>
          {t('product', { ns: 'ui' })} · {current && t(current.title)}
          {system.data && ` · ${t('dataOf', { ns: 'ui', day: format.day(system.data.today) })}`}
        </div>
        {allowed ? children : <Forbidden />}
      </main>
    </div>
  )
}

function Navigation({ current }: { current: PageRoute | undefined }) {
  const { t } = useTranslation('app')
  const may = useMay()
  const entries = pageRoutes.flatMap((entry) => {
    const title = menuTitleOf(entry, may)
    return title === null ? [] : [{ ...entry, title }]
  })
  const marked = [current?.path, current?.under].find((path) => entries.some((entry) => entry.path === path))
  return (
    <nav aria-label={t('nav.label')}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <PageLink
              href={entry.path}
              className={styles.navLink}
              aria-current={entry.path === marked ? 'page' : undefined}
            >
              <span aria-hidden>{entry.icon}</span>
              {t(entry.title)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Says that what is shown is invented. */
function DemoTag() {
  const { t } = useTranslation('app')
  const { data } = useQuery(systemQuery())
  return (
    <span className={styles.actor}>
      {data?.demo && (
        <Tooltip title={t('demoHelp')}>
          <span>{t('demo')}</span>
        </Tooltip>
      )}
    </span>
  )
}

/** Whether a path fits a pattern such as `/chains/$code`; fixed words win because they stand first in the table. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path === '/' ? ['', ''] : path.replace(/\/$/, '').split('/')
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith('$') || part === given[i])
  )
}
