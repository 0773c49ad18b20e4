/** Returns the options of which at least one is still needed after the choices so far, or null when none is. */
export type Demand = (chosen: ReadonlySet<string>) => readonly string[] | null
/** Negative when `a` is the better choice. */
export type Preference = (a: string, b: string) => number

const maxChoices = 8
const maxSteps = 5_000

/**
 * Finds the smallest set of choices that meets the demand; among several, the one whose worst choice is best. It tries
 * all sets of each size in turn; if there are too many, it falls back to the best choice at each step. Null when no set
 * meets the demand.
 */
export function smallestSet(demand: Demand, preference: Preference): ReadonlySet<string> | null {
  const greedy = chooseGreedily(demand, preference)
  let steps = 0
  for (let size = 0; size <= (greedy?.size ?? maxChoices); size++) {
    let best: string[] | null = null
    const search = (chosen: ReadonlySet<string>, excluded: ReadonlySet<string>) => {
      if (++steps > maxSteps) return
      const options = demand(chosen)
      if (options === null) {
        const found = [...chosen].sort(preference).reverse()
        if (best === null || isBetter(found, best, preference)) best = found
      } else if (chosen.size < size) {
        // A choice tried here is excluded from later branches, so that no set is tried twice.
        const tried = new Set(excluded)
        for (const option of [...options].sort(preference)) {
          if (tried.has(option)) continue
          search(new Set(chosen).add(option), tried)
          tried.add(option)
        }
      }
    }
    search(new Set(), new Set())
    if (steps > maxSteps) break
    if (best !== null) return new Set(best)
  }
  return greedy
}

function chooseGreedily(demand: Demand, preference: Preference): ReadonlySet<string> | null {
  const chosen = new Set<string>()
  for (let options = demand(chosen); options !== null; options = demand(chosen)) {
    const [best] = [...options].sort(preference)
    if (best === undefined) return null
    chosen.add(best)
  }
  return chosen
}

function isBetter(a: readonly string[], b: readonly string[], preference: Preference): boolean {
  const order = a.map((choice, index) => preference(choice, b[index]!)).find((order) => order !== 0)
  return order !== undefined && order < 0
}
