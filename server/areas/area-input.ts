import { formatCount } from '../platform/format.ts'
import type { Field } from '../platform/pages/shared-props.ts'
import { isItOne } from './guesses.ts'
import { type Looked, readOneArea } from './reading/one-area.ts'
import type { Gazetteer } from './reading/vocabulary.ts'
import { aboutShare } from './share-words.ts'
import type { Area } from './tree/area.ts'
import { fold } from './tree/fold.ts'
import { longName } from './tree/long-name.ts'
import { inArea } from './tree/with-article.ts'

/** What was entered where one area is asked for. */
export interface EnteredArea {
  area: Area | null
  /** "Bakersfield, Kern County, California", unless that is what was entered. */
  understood: string | null
  /** Why it is not clear which area is meant. */
  problem: string | null
  /** What may be meant, the likeliest first. */
  choices: { code: string; label: string }[]
}

const SUGGESTED = 3

/** Reads the name or the code of an area. What is not called exactly so is suggested and never taken for it. */
export function readEnteredArea(areas: Gazetteer, text: string, looked: Looked = {}): EnteredArea {
  const { tree } = areas
  const { area, exists, choices } = readOneArea(areas, text, looked)
  if (area) {
    const full = longName(tree, area)
    const isAsEntered = [area.name, full].some((name) => fold(name) === fold(text))
    return { area, understood: isAsEntered ? null : full, problem: null, choices: [] }
  }
  const shown = choices.slice(0, SUGGESTED).map((choice) => ({
    code: choice.area.code,
    label: [longName(tree, choice.area), aboutShare(choice.share)].filter(Boolean).join(', '),
  }))
  const problem = exists
    ? `“${text}” can mean ${formatCount(choices.length, 'area')}.`
    : `There is no area “${text}”${looked.under ? ` ${inArea(looked.under.name)}` : ''}.`
  return { area: null, understood: null, problem, choices: shown }
}

/** What a filter shows beside the area that was entered: how it was understood, or what may be meant. */
export function enteredAreaField(
  { understood, problem, choices }: Pick<EnteredArea, 'understood' | 'problem' | 'choices'>,
  hrefWith: (code: string) => string,
): Pick<Field, 'hint' | 'error' | 'suggestions'> {
  if (problem === null) return understood === null ? {} : { hint: understood }
  return {
    error: choices.length === 0 ? problem : `${problem} ${isItOne(choices.length)}`,
    suggestions: choices.map(({ code, label }) => ({ label, href: hrefWith(code) })),
  }
}

/** The area that a person named or gave the code of; otherwise a sentence that suggests what they may have meant. */
export function readAreaInput(areas: Gazetteer, text: string, looked: Looked = {}): Area | string {
  const { area, problem, choices } = readEnteredArea(areas, text, looked)
  if (area) return area
  const codes = choices.map(({ code, label }) => `${code} for ${label}`)
  return choices.length === 0 ? problem! : `${problem} Write the code of one, such as ${codes.join('; ')}.`
}
