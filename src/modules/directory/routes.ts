import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { directoryContract } from './contract.ts'
import { exportAppointments } from './service/appointment-export.ts'
import * as appointments from './service/appointments.ts'
import { checkDuplicates } from './service/duplicates/check.ts'
import { decideDuplicate, listDuplicates, reopenDuplicate } from './service/duplicates/queue.ts'
import { latestDuplicateSearch, startDuplicateSearch } from './service/duplicates/search.ts'
import { exportEnterprises } from './service/enterprise-export.ts'
import { removeEnterprise } from './service/enterprise-recovery.ts'
import { createEnterprise, getEnterprise, listEnterprises, updateEnterprise } from './service/enterprises.ts'
import { getHandover, type HandoverProvider } from './service/handover.ts'
import { listMerges, mergeEnterprises, splitEnterprise } from './service/merge/merge.ts'
import { previewMerge } from './service/merge/preview.ts'
import type { Repointer } from './service/merge/repointer.ts'
import { createOrganisation, moveOrganisation, updateOrganisation } from './service/organisation-edits.ts'
import { closeOrganisation, reopenOrganisation } from './service/organisation-life.ts'
import { getOrganisation, listOrganisations, organisationTree } from './service/organisations.ts'
import { getPerson, listPeople } from './service/people.ts'
import { exportPeople } from './service/people-export.ts'
import { createPerson, updatePerson } from './service/person-edits.ts'
import type { PersonListener } from './service/person-events.ts'
import { leavePerson, movePerson, rejoinPerson } from './service/person-moves.ts'
import { createRegion, listRegions, updateRegion } from './service/regions.ts'
import { revealPerson } from './service/reveal.ts'

const os = implement(directoryContract).$context<ServerContext>().use(withData)

/** What this module is given from those that stand on it. */
export interface DirectoryPorts {
  /** What they add to a person's hand-over list. */
  handover: readonly HandoverProvider[]
  /** Who is told when a person moves, leaves or has another e-mail address. */
  personListener: PersonListener
  /** How they move what refers to an enterprise when two entries are merged. */
  repointers: readonly Repointer[]
}

/** Binds the contract. */
export const directoryRoutes = ({ handover, personListener, repointers }: DirectoryPorts) =>
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
    exportPeople: os.exportPeople.handler(({ context, input }) => exportPeople(context, input)),
    getPerson: os.getPerson.handler(({ context, input }) => getPerson(context, input.id)),
    createPerson: os.createPerson.handler(({ context, input }) => createPerson(context, input)),
    updatePerson: os.updatePerson.handler(({ context, input }) =>
      updatePerson(context, personListener, input),
    ),
    movePerson: os.movePerson.handler(({ context, input }) => movePerson(context, personListener, input)),
    leavePerson: os.leavePerson.handler(({ context, input }) => leavePerson(context, personListener, input)),
    rejoinPerson: os.rejoinPerson.handler(({ context, input }) => rejoinPerson(context, input)),
    revealPerson: os.revealPerson.handler(({ context, input }) => revealPerson(context, input)),
    exportAppointments: os.exportAppointments.handler(({ context }) => exportAppointments(context)),
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
    createEnterprise: os.createEnterprise.handler(({ context, input: { despiteDuplicates, ...input } }) =>
      createEnterprise(context, input, despiteDuplicates),
    ),
    updateEnterprise: os.updateEnterprise.handler(({ context, input: { id, lockVersion, ...input } }) =>
      updateEnterprise(context, id, lockVersion, input),
    ),
    listDuplicates: os.listDuplicates.handler(({ context, input }) => listDuplicates(context, input)),
    findDuplicates: os.findDuplicates.handler(({ context }) => startDuplicateSearch(context)),
    getDuplicateSearch: os.getDuplicateSearch.handler(({ context }) => latestDuplicateSearch(context)),
    checkDuplicates: os.checkDuplicates.handler(({ context, input }) => checkDuplicates(context, input)),
    decideDuplicate: os.decideDuplicate.handler(({ context, input }) => decideDuplicate(context, input)),
    reopenDuplicate: os.reopenDuplicate.handler(({ context, input }) => reopenDuplicate(context, input)),
    previewMerge: os.previewMerge.handler(({ context, input }) =>
      previewMerge(context, repointers, input.id, input.mergedId),
    ),
    mergeEnterprises: os.mergeEnterprises.handler(({ context, input }) =>
      mergeEnterprises(context, repointers, input),
    ),
    listMerges: os.listMerges.handler(({ context, input }) => listMerges(context, input.id)),
    splitEnterprise: os.splitEnterprise.handler(({ context, input }) =>
      splitEnterprise(context, repointers, input),
    ),
    removeEnterprise: os.removeEnterprise.handler(({ context, input }) =>
      removeEnterprise(context, input.id, input.lockVersion, input.reason),
    ),
  })
