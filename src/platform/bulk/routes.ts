import { implement } from '@orpc/server'
import { AppError } from '../errors.ts'
import { type ServerContext, withData } from '../http/routes.ts'
import { findOwnBulkEdit } from './bulk-edits.ts'
import { type BulkTarget, type BulkTargets, unknownBulkEdit } from './bulk-target.ts'
import { bulkContract } from './contract.ts'

/** Binds the contract; what can be edited together is told by the server, which knows all modules. */
export function bulkRoutes(targets: BulkTargets) {
  const os = implement(bulkContract).$context<ServerContext>().use(withData)

  function targetOf(object: string): BulkTarget {
    const target = targets.get(object)
    if (target === undefined)
      throw new AppError('badInput', 'platform.input.invalid', `${object} is not edited together`, {
        field: 'object',
      })
    return target
  }

  return os.router({
    preview: os.preview.handler(({ context, input: { object, ids, filter, ...change } }) =>
      targetOf(object).preview(context, change, { ids, filter }),
    ),
    make: os.make.handler(({ context, input: { object, ...edit } }) => targetOf(object).make(context, edit)),
    list: os.list.handler(({ context, input }) => targetOf(input.object).list(context)),
    undo: os.undo.handler(async ({ context, input: { id, reason } }) => {
      const edit = await findOwnBulkEdit(context, id)
      const target = edit === null ? undefined : targets.get(edit.objectKind)
      if (target === undefined) throw unknownBulkEdit(id)
      return target.undo(context, id, reason)
    }),
    listValues: os.listValues.handler(async ({ context, input: { object, field } }) =>
      (await targetOf(object).listValues(context, field)).map(({ value, title }) => ({ value, title })),
    ),
  })
}
