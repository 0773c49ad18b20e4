import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { changedInWords, listChangedNow, newlyChanged } from '../announcements/area-changes/changed-at-due.ts'
import { findNamings } from '../announcements/area-changes/named-areas.ts'
import { correctArea, undoCorrection } from '../areas/corrections/actions.ts'
import { correctedFields, revisionOfArea } from '../areas/corrections/correction.ts'
import { previewPeople, setPeople } from '../areas/corrections/people-actions.ts'
import { figureOf, figuresIn, readFigures } from '../areas/corrections/people-list.ts'
import { listCorrectionsOf } from '../areas/corrections/queries.ts'
import { areaPatch } from '../areas/corrections/schema.ts'
import { loadCountry } from '../areas/gazetteer/actions.ts'
import { listStillNamed, stillNamedInWords } from '../areas/show/retired.ts'
import { findArea } from '../areas/tree/tree.ts'
import { commandLine } from '../audit/audit.ts'
import { CannotStart } from '../platform/errors.ts'
import { formatAlternatives, formatCount, pluralForm } from '../platform/format.ts'
import { exceededInWords, exceededNow } from './after-restore.ts'
import type { Command } from './command.ts'
import { oneWord, valid } from './input.ts'
import { withContext } from './open-for-command.ts'

const load: Command = {
  name: 'areas load',
  installs: true,
  summary: 'Loads countries from the installed gazetteer; loading again brings them up to date.',
  words: '[US …]',
  flags: {},
  run: (call) =>
    withContext(call, async (context) => {
      const countries = call.words.length === 0 ? ['US'] : call.words.map((word) => word.toUpperCase())
      const before = new Set(await exceededNow(context))
      const changedBefore = await listChangedNow(context)
      const loaded = []
      for (const country of countries) loaded.push(await loadCountry(context, country, call.report))
      // A code that has come back, or a town in another county or town, makes booked posts count where they did not before.
      const exceeded = (await exceededNow(context)).filter((sentence) => !before.has(sentence))
      const atDue = newlyChanged(await listChangedNow(context), changedBefore)
      const named = await listStillNamed(context, findNamings, commandLine)
      return {
        text: [...changedInWords(atDue), ...exceededInWords(exceeded), ...stillNamedInWords(named)].join('\n'),
        json: loaded,
      }
    }),
}

const correct: Command = {
  name: 'areas correct',
  summary:
    'Corrects what the gazetteer says of an area, also after every reload. Where Hark runs, its pages follow within a minute.',
  words: 'CODE',
  flags: {
    name: { value: 'N', help: 'Its name.' },
    zone: { value: 'Z', help: 'Its time zone, such as America/Denver.' },
    people: { value: 'N', help: 'How many people live there.' },
    'part-of': { value: 'CODE', help: 'The town that it becomes a part of.' },
    'own-town': { help: 'Makes a part of a town a town of its own.' },
    undo: { value: 'FIELD', help: `Gives back what the gazetteer says: ${formatAlternatives(correctedFields)}.` },
  },
  run: (call) =>
    withContext(call, async (context) => {
      const code = oneWord(call, 'area by its code')
      const { name, zone, people, undo, 'part-of': town } = call.flags
      const partOf = call.switches.has('own-town') ? null : town
      const population = people === undefined ? undefined : figureOf(people)
      if (typeof population === 'string') throw new CannotStart(`--people: ${population}`)
      const given = { name, zone, population, partOf }
      const field =
        undo === undefined
          ? undefined
          : valid(
              z.enum(
                correctedFields,
                `Nothing is called “${undo}”. Undo one of these: ${formatAlternatives(correctedFields)}.`,
              ),
              undo,
            )
      const patch = valid(
        areaPatch,
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      )
      if (field === undefined && Object.keys(patch).length === 0)
        throw new CannotStart('Say what to correct. See: npm run hark -- areas correct --help')
      if (field !== undefined && Object.keys(patch).length > 0)
        throw new CannotStart(
          'Undo one thing at a time: leave out what else should be corrected, and say that afterwards.',
        )
      const before = new Set(await exceededNow(context))
      const changedBefore = await listChangedNow(context)
      const revision = revisionOfArea(await listCorrectionsOf(context.db, code), code)
      const known = { code, revision, actor: commandLine }
      if (field === undefined) await correctArea(context, known, patch)
      else await undoCorrection(context, known, field)
      const exceeded = (await exceededNow(context)).filter((sentence) => !before.has(sentence))
      const atDue = newlyChanged(await listChangedNow(context), changedBefore)
      const { name: now, kind, parent } = findArea(context.areas.tree, code)
      return {
        text: [
          `${code} is ${now}, in ${parent ?? 'no other area'}.`,
          ...changedInWords(atDue),
          ...exceededInWords(exceeded),
        ].join('\n'),
        json: { code, name: now, kind, parent, atDue, exceeded },
      }
    }),
}

const people: Command = {
  name: 'areas people',
  summary: 'Takes own figures of people from a CSV file: code,people or name,state,people. All of them or none.',
  words: 'FILE',
  flags: { preview: { help: 'Only says what would change.' } },
  run: (call) =>
    withContext(call, async (context) => {
      const figures = figuresIn(await readFile(oneWord(call, 'file'), 'utf8').catch(cannotRead))
      const { people, problems } = await readFigures(context.areas, figures)
      if (problems.length > 0) {
        for (const { line, text, why } of problems) call.terminal.complain(`Line ${line}, ${text}. ${why}`)
        throw new CannotStart('Nothing was taken. Correct these lines, or remove them.')
      }
      const isPreview = call.switches.has('preview')
      const { changes, unchanged } = isPreview
        ? await previewPeople(context, people, commandLine)
        : await setPeople(context, people, { actor: commandLine })
      const lines = changes.map(({ code, before, after }) => [code, before ?? '', after ?? ''].join('\t'))
      const verb = isPreview ? 'would change' : pluralForm(changes.length, 'has changed', 'have changed')
      lines.push(`${formatCount(changes.length, 'figure')} ${verb}.`)
      return { text: lines.join('\n'), json: { changes, unchanged, applied: !isPreview } }
    }),
}

function cannotRead(error: Error): never {
  throw new CannotStart(`The file cannot be read: ${error.message}`)
}

export const areaCommands = [load, correct, people]
