import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { chainQueries } from '../queries.ts'
import { SettingsForm } from './settings-form.tsx'

/** Weights, thresholds and verbs of a chain's diagnosis. */
export function SettingsDrawer({
  chainCode,
  open,
  onClose,
}: {
  chainCode: string
  open: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const phone = usePhone()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={phone ? '100%' : 480}
      title={t('settings.title')}
      destroyOnHidden
    >
      <Loaded chainCode={chainCode} onClose={onClose} />
    </Drawer>
  )
}

function Loaded({ chainCode, onClose }: { chainCode: string; onClose: () => void }) {
  const settings = useQuery(chainQueries.settings(chainCode))
  return (
    <QueryView query={settings}>
      {(data) => <SettingsForm chainCode={chainCode} state={data} onClose={onClose} />}
    </QueryView>
  )
}
