import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type InstituteDetail, instituteContacts, instituteShown } from '../../contract/index.ts'
import styles from './institute.module.css'

/** What is known of an institute, and whom to ask there. */
export function InstituteFacts({ institute }: { institute: InstituteDetail }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const words = useColumnWords(instituteShown)
  const { lastYear, lastGraduates, lastMajors, people } = institute
  return (
    <>
      <Section title={t('institute.facts')}>
        <KeyValue
          items={[
            { label: words.title('kind'), value: words.told('kind', institute.kind) },
            { label: words.title('tiers'), value: words.told('tiers', institute.tiers) },
            { label: words.title('code'), value: institute.code },
            { label: t('institute.place'), value: <Place institute={institute} /> },
            { label: words.title('nodeCodes'), value: institute.nodeNames.join(format.comma) },
            {
              label: t('institute.lastYear'),
              value:
                lastYear !== null &&
                lastGraduates !== null &&
                t('institute.lastYearOf', {
                  year: lastYear,
                  graduates: formatNumber(lastGraduates),
                  majors: lastMajors,
                }),
            },
            ...(people === null
              ? []
              : [
                  {
                    label: t('institute.people'),
                    value:
                      people === 0 ? (
                        t('institute.peopleOf', { count: 0 })
                      ) : (
                        <PageLink href={paths.talentPeople({ query: institute.name })}>
                          {t('institute.peopleOf', { count: people })}
                        </PageLink>
                      ),
                  },
                ]),
            {
              label: words.title('website'),
              value: institute.website && (
                <a href={institute.website} target="_blank" rel="noreferrer">
                  {institute.website}
                </a>
              ),
            },
            { label: words.title('note'), value: institute.note },
            {
              label: words.title('source'),
              value: `${institute.source}${format.bracket(format.day(institute.asOfOn))}`,
            },
          ]}
        />
      </Section>
      <Section title={t('institute.contact')}>
        {institute.seesContacts ? (
          <Contacts institute={institute} />
        ) : (
          <p className={styles.note}>{t('institute.noContact')}</p>
        )}
      </Section>
    </>
  )
}

function Contacts({ institute }: { institute: InstituteDetail }) {
  const words = useColumnWords(instituteShown)
  return (
    <KeyValue
      items={[
        { label: words.title('contactName'), value: institute.contactName },
        ...instituteContacts.map((field) => ({
          label: words.title(field),
          value: institute.mayReveal ? (
            <RevealContact
              key={institute.lockVersion}
              label={words.title(field)}
              masked={institute[field]}
              right="talent.institute.reveal"
              draft={`talent.institute:${institute.id}:${field}`}
              ask={(reason) => api.talent.revealInstitute({ id: institute.id, field, reason })}
            />
          ) : (
            institute[field]
          ),
        })),
      ]}
    />
  )
}

/** Province, city and, of the own city, the county. */
function Place({ institute }: { institute: InstituteDetail }) {
  const words = useColumnWords(instituteShown)
  const province = words.told('province', institute.province)
  const parts = [province, province === institute.city ? null : institute.city, institute.regionName]
  return parts.filter((part) => part !== null).join(' · ')
}
