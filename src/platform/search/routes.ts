import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { searchContract } from './contract.ts'
import { findObjects } from './find.ts'
import type { SearchPorts } from './ports.ts'
import { recallObjects } from './recall.ts'

/** Binds the contract; what is searched comes from the modules. */
export function searchRoutes(ports: SearchPorts) {
  const os = implement(searchContract).$context<ServerContext>().use(withData)
  return os.router({
    find: os.find.handler(({ context, input }) => findObjects(context, ports, input)),
    recall: os.recall.handler(async ({ context, input }) => ({
      objects: await recallObjects(context, ports, input.refs),
    })),
  })
}
