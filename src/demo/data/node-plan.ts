/**
 * The story of the demo city: how each node is meant to stand. A node named nowhere is sound.
 * The verdicts are not written into the data; the evidence is made so that the diagnosis finds them.
 */
export type Standing = 'sound' | 'weak' | 'block' | 'choke' | 'break' | 'pending'

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** Nodes with a leading firm. */
export const strongNodes = words(`
  pv-glass pv-back-glass quartz-sand topcon-cell pv-module aluminium-frame eva-film energy-storage-system
  packaging-test power-semiconductor display-panel sensor display-module
  special-vehicle engine wire-harness interior-trim die-casting new-energy-vehicle
  power-battery-pack power-cell lfp-cathode storage-cell
  disposable-infusion precision-injection wound-dressing home-medical-device patient-monitor
  refrigerator washing-machine appliance-motor compressor sheet-metal-part kitchen-appliance television
  rock-salt chlor-alkali nitric-acid pvc-resin food-additive coating
  rice-milling flour-milling jelly leisure-food baijiu bakery
`)

/** Nodes that carry a chain: their leading firm is its chain owner. */
export const ownerNodes: Readonly<Record<string, string>> = {
  pv: 'pv-module',
  semiconductor: 'packaging-test',
  automobile: 'new-energy-vehicle',
  'new-energy-battery': 'power-cell',
  'medical-device': 'disposable-infusion',
  'smart-appliance': 'refrigerator',
  'new-chemical': 'chlor-alkali',
  food: 'leisure-food',
}

const standings: Readonly<Record<Exclude<Standing, 'sound'>, readonly string[]>> = {
  /** No firm and no project. */
  break: words(`
    polysilicon eva-poe-resin fluoropolymer-film silver-powder crystal-growing-furnace pv-cell-equipment
    pv-module-recycling electronic-polysilicon lithography-equipment eda-ip gan-epitaxy photomask
    liquid-crystal-material wafer-process-equipment cmp-material magnesium-alloy intelligent-driving-software
    electrical-steel machine-tool lithium-ore nickel-cobalt phosphate-rock needle-coke dry-room
    lithium-hexafluorophosphate titanium-alloy x-ray-tube orthopaedic-implant cro-clinical refrigerant burner
    service-robot coal fluorite ethylene-propylene sulphur titanium-dioxide catalyst sugar raw-milk
    special-steel hydrofluoric-acid metallurgical-silicon dairy
  `),
  /** No firm yet, but projects in progress. */
  pending: words(`
    bc-cell perovskite-tandem photoresist-resin display-glass-substrate sic-substrate ternary-precursor
    solid-state-cell blood-purification isocyanate appliance-recycling health-food braking-steering
  `),
  /** Small firms, little bought at home. */
  weak: words(`
    quartz-crucible glass-refining-agent pv-inverter bipv poe-film pv-module-line glass-furnace pv-testing
    diamond-wire semiconductor-quartz package-substrate sputtering-target ic-design vacuum-pump test-equipment
    advanced-packaging polariser ic-testing-service permanent-magnet transmission carbon-black forging wheel
    vehicle-testing vehicle-lighting automotive-glass graphite-anode electrolyte battery-structure-part
    lithium-salt sodium-ion-cell battery-recycling coating-equipment cell-assembly-equipment battery-testing
    ultrasound-transducer dental-material biomaterial surgical-instrument imaging-equipment ivd-instrument
    medical-software catheter copper-tube wireless-module water-heater heat-exchanger industrial-design
    appliance-testing natural-gas benzene-toluene polyether-polyol engineering-plastic organic-silicon
    chemical-safety-service adhesive seasoning beer seed aquatic-processing frozen-food beverage food-export
    starch-sugar pet-food
  `),
  /** Work is stuck: open blocks, some overdue. */
  block: words(`
    n-type-wafer distributed-pv packaging-test cleanroom mould drive-motor storage-cell hazardous-goods-logistics
    sterilisation-service ivd-reagent plastic-part smart-home-controller chlor-alkali hazardous-waste-treatment
    fine-intermediate cold-chain-logistics prepared-dish
  `),
  /** The core of the technique lies elsewhere. */
  choke: words(`
    high-purity-quartz silver-paste hjt-cell photoresist semiconductor-wafer wafer-foundry
    electronic-specialty-gas mcu separator aluminium-plastic-film bio-reagent-material precision-optics
    automotive-electronics wet-electronic-chemical konjac-gum food-machinery
  `),
}

const standingOfNode: ReadonlyMap<string, Standing> = new Map(
  (Object.keys(standings) as Exclude<Standing, 'sound'>[]).flatMap((standing) =>
    standings[standing].map((nodeCode): [string, Standing] => [nodeCode, standing]),
  ),
)

/** How a node is meant to stand. */
export function standingOf(nodeCode: string): Standing {
  return standingOfNode.get(nodeCode) ?? 'sound'
}

/** Every node the story names, so that a misspelt one is noticed. */
export const plannedNodes: readonly string[] = [
  ...strongNodes,
  ...Object.values(ownerNodes),
  ...Object.values(standings).flat(),
]
