import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import type { Enrolment, QuotaRow } from '../../contract/index.ts'
import { CheckList } from './check-list.tsx'
import styles from './enrolment.module.css'
import { enrolmentQueries } from './queries.ts'

/** A unit picks people of its own within its quota; what speaks against each is told before. */
export function NominateDrawer({
  of,
  quota,
  onClose,
}: {
  of: Enrolment
  quota: QuotaRow
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const left = quota.seats - quota.nominated
  const people = useQuery(enrolmentQueries.nominees(of.classId, quota.unit.id, search))
  const write = useWrite(api.training.nominate, {
    invalidates: [['training']],
    done: t('enrolment.nominate.done'),
    onDone: onClose,
  })
  return (
    <Drawer
      open
      size={phone ? '100%' : 560}
      title={t('enrolment.nominate.title', { unit: quota.unit.name })}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          block
          disabled={chosen.length === 0}
          loading={write.isPending}
          onClick={() => write.mutate({ id: of.classId, unitId: quota.unit.id, personIds: [...chosen] })}
        >
          {t('enrolment.nominate.submit', { count: chosen.length, left })}
        </Button>
      }
    >
      <Input.Search
        allowClear
        placeholder={t('enrolment.nominate.search')}
        onSearch={(value) => setSearch(value.trim())}
      />
      <QueryView query={people} rows={6}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('enrolment.nominate.empty')} />
          ) : (
            <ul className={styles.people}>
              {rows.map((row) => {
                const isChosen = chosen.includes(row.person.id)
                return (
                  <li key={row.person.id}>
                    <Checkbox
                      checked={isChosen}
                      disabled={!isChosen && chosen.length >= left}
                      onChange={() =>
                        setChosen(
                          isChosen
                            ? chosen.filter((one) => one !== row.person.id)
                            : [...chosen, row.person.id],
                        )
                      }
                    >
                      <strong>{row.person.name}</strong>{' '}
                      <span className={styles.faint}>
                        {[row.org.name, row.title].filter(Boolean).join(' · ')}
                      </span>
                      {row.dutyRole !== null && (
                        <span className={styles.faint}> · {t(`enrolment.role.${row.dutyRole}`)}</span>
                      )}
                    </Checkbox>
                    <CheckList checks={row.checks} />
                  </li>
                )
              })}
            </ul>
          )
        }
      </QueryView>
    </Drawer>
  )
}
