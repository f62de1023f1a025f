import automobile from './automobile.json' with { type: 'json' }
import food from './food.json' with { type: 'json' }
import medicalDevice from './medical-device.json' with { type: 'json' }
import newChemical from './new-chemical.json' with { type: 'json' }
import newEnergyBattery from './new-energy-battery.json' with { type: 'json' }
import nodes from './nodes.json' with { type: 'json' }
import pv from './pv.json' with { type: 'json' }
import { type TemplateCatalogue, templateCatalogue } from './schema.ts'
import semiconductor from './semiconductor.json' with { type: 'json' }
import smartAppliance from './smart-appliance.json' with { type: 'json' }

export type { CatalogueChain, CatalogueEdge, CatalogueNode, TemplateCatalogue } from './schema.ts'
export { validateCatalogue } from './validate-catalogue.ts'

/**
 * The eight templates that come with the product, read from the JSON files beside this one.
 * The shape is checked here, the meaning by `validateCatalogue`.
 * @throws ZodError when a file does not have the shape of `templateCatalogue`
 */
export function loadTemplateCatalogue(): TemplateCatalogue {
  return templateCatalogue.parse({
    nodes,
    chains: [
      pv,
      semiconductor,
      automobile,
      newEnergyBattery,
      medicalDevice,
      smartAppliance,
      newChemical,
      food,
    ],
  })
}
