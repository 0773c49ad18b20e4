import type { FindNamings, Naming } from '../../areas/corrections/naming.ts'
import { listSavedByName } from '../../audiences/saved/queries.ts'
import { listRules } from '../../calendar/rule-queries.ts'
import { listChannels } from '../../channels/queries.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { statusWord } from '../status-words.ts'
import { listOpenAudiences } from './queries.ts'

/** Finds what is in use, or may still go out, and names one of these codes. What is over keeps its codes as history. */
export const findNamings: FindNamings = async ({ db }, codes, reader) => {
  if (codes.length === 0) return []
  const wanted = new Set(codes)
  const found: Naming[] = []
  const add = (named: readonly (string | null)[], naming: Omit<Naming, 'code'>) => {
    for (const code of new Set(named)) if (code !== null && wanted.has(code)) found.push({ code, ...naming })
  }
  for (const { id, headline, status, codes: named } of await listOpenAudiences(db, codes)) {
    const title = headline === '' ? 'No headline yet' : headline
    add(named, { what: 'announcement', title, href: `/announcements/${id}`, state: statusWord(status) })
  }
  for (const { id, name, audience } of await listSavedByName(db, reader)) {
    const named = [...audience.include, ...audience.exclude]
    add(named, { what: 'saved audience', title: name, href: `/audiences/${id}`, state: '' })
  }
  for (const { id, definition, switchedOffAt } of await listRules(db)) {
    const state = switchedOffAt === null ? '' : 'switched off'
    const { area, audience } = definition
    add([area, ...(audience ? [...audience.include, ...audience.exclude] : [])], {
      what: 'rule',
      title: definition.name,
      href: `/rules/${id}`,
      state,
    })
  }
  for (const { key, name, serves, enabled } of await listChannels(db)) {
    const href = `/channels/${encodeURIComponent(key)}`
    add([serves], { what: 'channel', title: name, href, state: enabled ? '' : 'switched off' })
  }
  for (const { title, areas } of await listIncidents(db, { open: true })) {
    add(areas, { what: 'incident', title, href: null, state: '' })
  }
  return found
}
