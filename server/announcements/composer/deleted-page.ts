import type { FastifyReply, FastifyRequest } from 'fastify'
import { explaining } from '../../platform/guards/explaining.ts'
import { formOf } from '../../platform/http/forms.ts'
import { newId } from '../../platform/ids.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { readComposerForm } from '../form/composer-form.ts'
import type { PageRequest } from '../page-request.ts'
import { composerState, showComposer } from './composer-page.ts'
import { live } from './composer-views.ts'

/** A form of a draft that somebody deleted meanwhile, as a new form with an id of its own. */
async function deletedState(page: PageRequest, request: FastifyRequest, deletedBy: string) {
  const { zone } = await findOrganisation(page.context.db)
  const form = { ...readComposerForm(formOf(request), zone), revision: 0, draft: newId(), seen: '', undecided: [] }
  return { ...(await composerState(page, form, null)), deletedBy }
}

/** Shows it again with the words of this person, whatever button was pressed. Only a person saves it as a new draft. */
export function answerDeleted(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  deletedBy: string,
): Promise<FastifyReply | string> {
  const { reply } = page
  return explaining<FastifyReply | string, string>(request, reply, {
    attempt: async () => ({ refused: deletedBy }),
    async explain(by) {
      reply.code(409)
      return showComposer(page, await deletedState(page, request, by), null)
    },
  })
}

/** Answers an edit in it with the fragments that depend on it. */
export async function answerDeletedCheck(
  { page, request }: { page: PageRequest; request: FastifyRequest },
  deletedBy: string,
): Promise<string> {
  return page.reply.render('announcements/composer/_live', live(await deletedState(page, request, deletedBy)))
}
