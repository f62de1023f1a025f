import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { fileOf, makeFromTemplate } from '#platform/officialdoc/index.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { workbook } from '#platform/tabular/workbook.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { PaperInput, PapersOfClass } from '../../contract/papers.ts'
import type { StoredClass } from '../../queries/class.ts'
import { unitSeatsOf } from '../../queries/papers.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { classRef } from '../../refs.ts'
import { visibleClass } from '../class/show-class.ts'
import { taughtDays } from './class-days.ts'
import { isApproved } from './notice-data.ts'
import { contentOf, type PaperContent } from './paper-content.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A class the actor runs. */
async function runClass(ctx: Context, id: string): Promise<StoredClass> {
  const of = await visibleClass(ctx, id)
  requireRight(ctx, 'training.class.run', of.belonging)
  return of
}

/** What papers of a class can be made of; null for whoever sees the class and does not run it. */
export async function getClassPapers(ctx: Context, id: string): Promise<PapersOfClass | null> {
  const of = await visibleClass(ctx, id)
  if (!may(ctx, 'training.class.run', of.belonging)) return null
  return {
    isApproved: isApproved(of),
    units: await unitSeatsOf(ctx.db, id),
    trainees: (await traineesOf(ctx.db, id)).length,
    days: taughtDays(of, await sessionsOf(ctx.db, id)),
    mayRevealPhones: may(ctx, 'directory.person.reveal'),
  }
}

/**
 * A paper of a class as a file: docx and PDF by the city's template, tables also as a workbook. That it was made is noted
 * in the audit.
 *
 * @throws AppError `forbidden` for whoever does not run the class; `conflict` `training.paper.*` when the class has not
 *   got what the paper tells; `badInput` `training.paper.noWorkbook` for a notice as a workbook.
 */
export function makeClassPaper(ctx: Context, input: PaperInput): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const of = await runClass(tx, input.id)
    if (input.phoneReason !== null) requireRight(tx, 'directory.person.reveal')
    const content = await contentOf[input.paper](tx, of, input)
    const file = await fileFor(tx, content, input)
    recordOccurrences(tx, [
      {
        action: 'training.class.makePaper',
        object: classRef(of.id),
        details: {
          paper: input.paper,
          format: input.format,
          unitId: input.unitId,
          clearPhones: input.paper === 'roster' && input.phoneReason !== null,
        },
        ...(input.phoneReason === null ? {} : { reason: input.phoneReason }),
      },
    ])
    return file
  })
}

async function fileFor(tx: Context, { kind, data, sheet }: PaperContent, input: PaperInput): Promise<File> {
  const title = String(data.title)
  if (input.format === 'xlsx') {
    if (sheet === null)
      throw new AppError('badInput', 'training.paper.noWorkbook', 'a notice is no table', { field: 'format' })
    const bytes = await workbook([sheet], { by: tx.actor.name, at: tx.clock.now() })
    return new File([bytes], `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 80)}.xlsx`, { type: xlsx })
  }
  const document = await makeFromTemplate(tx.db, kind, data)
  // A list with telephone numbers says who took it.
  const watermark =
    input.paper === 'roster' ? { name: tx.actor.name, at: businessDay(tx.clock) } : document.watermark
  return fileOf({ ...document, watermark }, input.format)
}
