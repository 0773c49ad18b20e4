import { formatList } from '../platform/format.ts'
import { zoneInWords } from '../platform/time-words.ts'
import type { WorkedCase } from './cases/case.ts'
import { country } from './cases/country.ts'
import { b } from './cases/setting.ts'
import type { CaseView, GuidePage } from './props.ts'
import { factView, sceneView } from './scenes.ts'
import { workedCases } from './worked-cases.ts'

/** The worked cases, each judged by the planner as it is now. */
export function guidePage(): GuidePage {
  return { counties: countiesInWords(), cases: workedCases().map(caseView) }
}

function caseView({ number, title, text, inWordsOnly, scenes, facts }: WorkedCase): CaseView {
  return { number, title, text, inWordsOnly, scenes: scenes.map(sceneView), facts: facts.map(factView) }
}

function countiesInWords(): string[] {
  const counties = country.areas.filter(({ kind }) => kind === 'county')
  return counties.map((county) => {
    const [state] = country.ancestors(county)
    const towns = country.children(county.code).filter(({ kind }) => kind === 'town')
    const zones = formatList(country.zonesOf(county).map((zone) => zoneInWords(zone, b)))
    return `${county.name}, ${state!.name}: ${formatList([...towns.map(({ name }) => name), 'elsewhere in it'])}. ${zones}.`
  })
}
