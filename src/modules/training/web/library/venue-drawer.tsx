import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type VenueDetail, venueContacts, venueShown } from '../../contract/index.ts'
import { RemoveVenue } from '../removals.tsx'
import { ComingSessions } from '../timetable/held-sessions.tsx'
import { timetableQueries } from '../timetable/queries.ts'
import styles from './library.module.css'
import { libraryQueries } from './queries.ts'
import { UnavailableList } from './unavailable.tsx'
import { ChangeVenue } from './venue-form.tsx'

/** One classroom or field site beside the list. */
export function VenueDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const venue = useQuery(libraryQueries.venue(id))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 640}
      title={venue.data?.name ?? t('library.venue')}
      extra={
        venue.data &&
        !editing && (
          <Allowed right="training.venue.edit">
            <Space>
              <RemoveVenue of={venue.data} onDone={onClose} />
              <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
            </Space>
          </Allowed>
        )
      }
    >
      <QueryView query={venue} rows={8}>
        {(data) =>
          editing ? (
            <ChangeVenue venue={data} onClose={() => setEditing(false)} />
          ) : (
            <VenueView venue={data} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function VenueView({ venue }: { venue: VenueDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(venueShown)
  return (
    <>
      <KeyValue
        items={[
          {
            label: words.title('kind'),
            value: (
              <span className={styles.title}>
                {words.told('kind', venue.kind)}
                {venue.isDemo && <Chip>{t('library.demo')}</Chip>}
                {venue.retired && <Chip>{t('library.states.retired')}</Chip>}
              </span>
            ),
          },
          { label: words.title('regionCode'), value: venue.regionName },
          {
            label: words.title('chainCodes'),
            value: venue.chainNames.join(format.comma) || t('everyChain'),
          },
          ...(venue.enterprise === null
            ? []
            : [
                {
                  label: t('library.enterprise'),
                  value: (
                    <PageLink href={paths.enterprise(venue.enterprise.id)}>{venue.enterprise.name}</PageLink>
                  ),
                },
              ]),
          { label: words.title('capacity'), value: words.told('capacity', venue.capacity) },
          { label: words.title('address'), value: venue.address ?? ui('none') },
          { label: words.title('route'), value: venue.route ?? ui('none') },
          { label: words.title('shows'), value: venue.shows ?? ui('none') },
          ...venueContacts.map((field) => ({
            label: words.title(field),
            value: (
              <RevealContact
                key={venue.lockVersion}
                label={words.title(field)}
                masked={venue[field]}
                right="training.venue.reveal"
                draft={`training.venue:${venue.id}:${field}`}
                ask={(reason) => api.training.revealVenue({ id: venue.id, field, reason })}
              />
            ),
          })),
          { label: t('library.unavailable'), value: <UnavailableList days={venue.unavailable} /> },
          { label: words.title('note'), value: venue.note ?? ui('none') },
        ]}
      />
      <ComingSessions of={timetableQueries.ofVenue(venue.id)} />
      <HistoryFold kind="training.venue" id={venue.id} />
    </>
  )
}
