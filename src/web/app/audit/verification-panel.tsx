import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AuditFinding, AuditReport, AuditVerification } from '#platform/audit/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { formatInstant } from '#web/ui/format.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import styles from './audit.module.css'
import { auditQueries } from './queries.ts'

/** The last proof that the log is whole, or how far the one under way is. */
export function VerificationPanel() {
  const { t } = useTranslation('recovery')
  const verifications = useQuery(auditQueries.verifications())
  const start = useWrite(() => api.audit.startVerification(), { done: false, invalidates: [['audit']] })
  return (
    <QueryView query={verifications} rows={2}>
      {([last]) => (
        <div className={styles.verify}>
          <div className={styles.verifyHead}>
            <Button
              loading={start.isPending || last?.state === 'waiting' || last?.state === 'running'}
              onClick={() => start.mutate(undefined)}
            >
              {t('audit.verify.start')}
            </Button>
            {last === undefined ? (
              <span className={styles.faint}>{t('audit.verify.never')}</span>
            ) : (
              <State verification={last} />
            )}
          </div>
          {last?.report && <Report report={last.report} />}
        </div>
      )}
    </QueryView>
  )
}

function State({ verification }: { verification: AuditVerification }) {
  const { t } = useTranslation('recovery')
  const { state, checked, total, report } = verification
  return (
    <>
      {state === 'waiting' && <span>{t('audit.verify.waiting')}</span>}
      {state === 'running' && (
        <>
          <Progress
            percent={total === 0 ? 0 : Math.floor((100 * checked) / total)}
            size="small"
            style={{ width: 160 }}
          />
          <span>{t('audit.verify.running', { checked, total })}</span>
        </>
      )}
      {state === 'failed' && <Chip tone="alert">{t('audit.verify.failed')}</Chip>}
      {report && (
        <Chip tone={report.sound ? 'ok' : 'alert'}>
          {report.sound
            ? t('audit.verify.sound', { count: report.entries })
            : t('audit.verify.unsound', { count: report.findingCount })}
        </Chip>
      )}
      <span className={styles.faint}>
        {t('audit.verify.at', {
          time: formatInstant(verification.endedAt ?? verification.requestedAt),
          name: verification.requestedBy,
        })}
      </span>
    </>
  )
}

function Report({ report }: { report: AuditReport }) {
  const { t } = useTranslation('recovery')
  const { checkpoints } = report
  const unlisted = report.findingCount - report.findings.length
  return (
    <>
      <div className={styles.faint}>
        {checkpoints.state === 'verified' && checkpoints.lastAt !== null
          ? t('audit.verify.checkpoints', {
              count: checkpoints.count,
              time: formatInstant(checkpoints.lastAt),
              seq: checkpoints.lastSeq,
            })
          : t(checkpoints.state === 'noKey' ? 'audit.verify.noKey' : 'audit.verify.noCheckpoints')}
        {checkpoints.torn > 0 && ` ${t('audit.verify.torn', { count: checkpoints.torn })}`}
      </div>
      {report.findings.length > 0 && (
        <ul className={styles.findings}>
          {report.findings.map((finding) => (
            <li key={JSON.stringify(finding)}>
              <Finding finding={finding} />
            </li>
          ))}
          {unlisted > 0 && <li>{t('audit.verify.more', { count: unlisted })}</li>}
        </ul>
      )}
    </>
  )
}

function Finding({ finding }: { finding: AuditFinding }) {
  const { t } = useTranslation('recovery')
  const { kind, seq, toSeq, movedFrom, line } = finding
  const where =
    line !== null
      ? t('audit.verify.line', { line })
      : seq === null
        ? null
        : toSeq === null || toSeq === seq
          ? t('audit.verify.where', { seq })
          : t('audit.verify.range', { seq, toSeq })
  return (
    <>
      {where !== null && <strong>{where} </strong>}
      {t(`audit.verify.finding.${kind}`)}
      {movedFrom !== null && <> · {t('audit.verify.movedFrom', { seq: movedFrom })}</>}
    </>
  )
}
