import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { listBin, restoreFromBin } from './bin.ts'
import type { BinKinds } from './bin-kind.ts'
import { binContract } from './contract.ts'

/** Binds the contract; what can be deleted and brought back comes from the modules. */
export function binRoutes(kinds: BinKinds) {
  const os = implement(binContract).$context<ServerContext>().use(withData)
  return os.router({
    list: os.list.handler(({ context, input }) => listBin(context, kinds, input)),
    restore: os.restore.handler(({ context, input }) => restoreFromBin(context, kinds, input)),
  })
}
