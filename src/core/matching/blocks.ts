const block = 4096

/**
 * Calls a function for one block of a long list after the other. A function that is called often is compiled once and
 * for all; one long loop is compiled anew in every run, which takes as long as solving a small problem does.
 */
export function inBlocks(count: number, each: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += block) each(from, Math.min(from + block, count))
}
