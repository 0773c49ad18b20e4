import type { AreaKind } from '../tree/area.ts'

/** A name with a word beside it that says how much of it is meant. */
export interface SaidWhole {
  name: string
  /** Which kinds of area the word allows; undefined for any. */
  kinds: readonly AreaKind[] | undefined
}

const whole =
  /^(?:all(?: of)?|(?:the )?(?:whole|entire)(?: of)?|every(?:body|one|where) in|anywhere in) (?:the )?(\S.*)$/i
const stateOf = /^(?:the )?(?:whole |entire )?(?:state|commonwealth) of (\S.*)$/i
const inBrackets = /^(\S.*) \((?:the )?(?:whole |entire )?state(?:wide)?\)$/i

/** "all of Texas", "State of Texas" and "TX (state)", which nobody writes to say where something else is. */
export function saidWhole(text: string): SaidWhole | null {
  const all = whole.exec(text)?.[1]
  const state = (stateOf.exec(all ?? text) ?? inBrackets.exec(all ?? text))?.[1]
  if (state !== undefined) return { name: state, kinds: ['state'] }
  return all === undefined ? null : { name: all, kinds: undefined }
}
