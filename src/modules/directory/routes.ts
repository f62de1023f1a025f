import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { directoryContract } from './contract.ts'
import * as appointments from './service/appointments.ts'
import { exportEnterprises } from './service/enterprise-export.ts'
import { removeEnterprise } from './service/enterprise-recovery.ts'
import { createEnterprise, getEnterprise, listEnterprises, updateEnterprise } from './service/enterprises.ts'
import { getHandover, type HandoverProvider } from './service/handover.ts'
import { createOrganisation, moveOrganisation, updateOrganisation } from './service/organisation-edits.ts'
import { closeOrganisation, reopenOrganisation } from './service/organisation-life.ts'
import { getOrganisation, listOrganisations, organisationTree } from './service/organisations.ts'
import { getPerson, listPeople } from './service/people.ts'
import { createPerson, updatePerson } from './service/person-edits.ts'
import { leavePerson, movePerson, rejoinPerson } from './service/person-moves.ts'
import { createRegion, listRegions, updateRegion } from './service/regions.ts'
import { revealPerson } from './service/reveal.ts'

const os = implement(directoryContract).$context<ServerContext>().use(withData)

/** @param handover what the other parts of the product add to a person's hand-over list. */
export const directoryRoutes = (handover: readonly HandoverProvider[]) =>
  os.router({
    listRegions: os.listRegions.handler(({ context }) => listRegions(context)),
    createRegion: os.createRegion.handler(({ context, input }) => createRegion(context, input)),
    updateRegion: os.updateRegion.handler(({ context, input }) => updateRegion(context, input)),
    listOrganisations: os.listOrganisations.handler(({ context }) => listOrganisations(context)),
    organisationTree: os.organisationTree.handler(({ context, input }) =>
      organisationTree(context, input.closed),
    ),
    getOrganisation: os.getOrganisation.handler(({ context, input }) => getOrganisation(context, input.id)),
    createOrganisation: os.createOrganisation.handler(({ context, input }) =>
      createOrganisation(context, input),
    ),
    updateOrganisation: os.updateOrganisation.handler(({ context, input: { id, lockVersion, ...input } }) =>
      updateOrganisation(context, id, lockVersion, input),
    ),
    moveOrganisation: os.moveOrganisation.handler(({ context, input }) => moveOrganisation(context, input)),
    closeOrganisation: os.closeOrganisation.handler(({ context, input }) =>
      closeOrganisation(context, input),
    ),
    reopenOrganisation: os.reopenOrganisation.handler(({ context, input }) =>
      reopenOrganisation(context, input),
    ),
    listPeople: os.listPeople.handler(({ context, input }) => listPeople(context, input)),
    getPerson: os.getPerson.handler(({ context, input }) => getPerson(context, input.id)),
    createPerson: os.createPerson.handler(({ context, input }) => createPerson(context, input)),
    updatePerson: os.updatePerson.handler(({ context, input }) => updatePerson(context, input)),
    movePerson: os.movePerson.handler(({ context, input }) => movePerson(context, input)),
    leavePerson: os.leavePerson.handler(({ context, input }) => leavePerson(context, input)),
    rejoinPerson: os.rejoinPerson.handler(({ context, input }) => rejoinPerson(context, input)),
    revealPerson: os.revealPerson.handler(({ context, input }) => revealPerson(context, input)),
    giveAppointment: os.giveAppointment.handler(({ context, input }) =>
      appointments.giveAppointment(context, input),
    ),
    updateAppointment: os.updateAppointment.handler(({ context, input }) =>
      appointments.updateAppointment(context, input),
    ),
    endAppointment: os.endAppointment.handler(({ context, input }) =>
      appointments.endAppointment(context, input),
    ),
    handOverAppointment: os.handOverAppointment.handler(({ context, input }) =>
      appointments.handOverAppointment(context, input),
    ),
    getHandover: os.getHandover.handler(({ context, input }) =>
      getHandover(context, handover, input.personId),
    ),
    listEnterprises: os.listEnterprises.handler(({ context, input }) => listEnterprises(context, input)),
    exportEnterprises: os.exportEnterprises.handler(({ context, input }) =>
      exportEnterprises(context, input),
    ),
    getEnterprise: os.getEnterprise.handler(({ context, input }) => getEnterprise(context, input.id)),
    createEnterprise: os.createEnterprise.handler(({ context, input }) => createEnterprise(context, input)),
    updateEnterprise: os.updateEnterprise.handler(({ context, input: { id, lockVersion, ...input } }) =>
      updateEnterprise(context, id, lockVersion, input),
    ),
    removeEnterprise: os.removeEnterprise.handler(({ context, input }) =>
      removeEnterprise(context, input.id, input.lockVersion, input.reason),
    ),
  })
