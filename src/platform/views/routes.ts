import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { viewsContract } from './contract.ts'
import { chooseForList, createView, listViews, removeView, updateView, type ViewPorts } from './views.ts'

const os = implement(viewsContract).$context<ServerContext>().use(withData)

/** Binds the contract. */
export const viewsRoutes = (ports: ViewPorts) =>
  os.router({
    listViews: os.listViews.handler(({ context, input }) => listViews(context, ports, input.list)),
    createView: os.createView.handler(({ context, input: { list, ...input } }) =>
      createView(context, ports, list, input),
    ),
    updateView: os.updateView.handler(({ context, input: { id, lockVersion, ...input } }) =>
      updateView(context, ports, id, lockVersion, input),
    ),
    removeView: os.removeView.handler(({ context, input }) => removeView(context, ports, input)),
    chooseForList: os.chooseForList.handler(({ context, input: { list, ...choice } }) =>
      chooseForList(context, ports, list, choice),
    ),
  })
