/** Given the choices made so far: the options of which at least one is still needed, or null when none is. */
export type Demand = (chosen: ReadonlySet<string>) => readonly string[] | null
/** Negative when `a` is the better choice. */
export type Preference = (a: string, b: string) => number

const mostChoices = 8
const mostSteps = 5_000

/**
 * The smallest set of choices that meets the demand; of several, the one whose worst choice is best. It tries all sets of
 * each size in turn; if there are too many, it takes the best choice at each step instead. Null when no set will do.
 */
export function smallestSet(demand: Demand, preference: Preference): ReadonlySet<string> | null {
  const greedy = chooseGreedily(demand, preference)
  let steps = 0
  for (let size = 0; size <= (greedy?.size ?? mostChoices); size++) {
    let best: string[] | null = null
    const search = (chosen: ReadonlySet<string>, refused: ReadonlySet<string>) => {
      if (++steps > mostSteps) return
      const offers = demand(chosen)
      if (offers === null) {
        const found = [...chosen].sort(preference).reverse()
        if (best === null || isBetter(found, best, preference)) best = found
      } else if (chosen.size < size) {
        // A choice tried here is refused in the branches after it, so that no set is tried twice.
        const tried = new Set(refused)
        for (const offer of [...offers].sort(preference)) {
          if (tried.has(offer)) continue
          search(new Set(chosen).add(offer), tried)
          tried.add(offer)
        }
      }
    }
    search(new Set(), new Set())
    if (steps > mostSteps) break
    if (best !== null) return new Set(best)
  }
  return greedy
}

function chooseGreedily(demand: Demand, preference: Preference): ReadonlySet<string> | null {
  const chosen = new Set<string>()
  for (let offers = demand(chosen); offers !== null; offers = demand(chosen)) {
    const [best] = [...offers].sort(preference)
    if (best === undefined) return null
    chosen.add(best)
  }
  return chosen
}

function isBetter(a: readonly string[], b: readonly string[], preference: Preference): boolean {
  const order = a.map((choice, index) => preference(choice, b[index]!)).find((order) => order !== 0)
  return order !== undefined && order < 0
}
