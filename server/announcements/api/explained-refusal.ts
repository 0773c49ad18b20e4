import type { FastifyReply, FastifyRequest } from 'fastify'
import { presentReport } from '../../calendar/check-api/report-output.ts'
import { explainRefusal } from '../../calendar/explain-refusal.ts'
import { type Refusal, RefusedByRules } from '../../calendar/refused-by-rules.ts'
import type { Context } from '../../context.ts'
import { Busy, Invalid } from '../../platform/errors.ts'
import { explaining, type Outcome } from '../../platform/guards/explaining.ts'

/** What was done, and why the booking that belongs to it was refused; null when it was not. */
export interface Acted<A> {
  answer: A
  refusal: Refusal | null
}

interface Refused<A> {
  /** What was done all the same; null when nothing was. */
  answer: A | null
  refusal: Refusal
  message: string
}

/**
 * Answers with what `act` did. When the rules refuse it, the answer has the whole report, so that a script sees the next
 * free time.
 */
export function answerExplained<A extends object>(
  context: Context,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  act: () => Promise<Acted<A>>,
) {
  return explaining(request, reply, {
    attempt: () => attempt(act),
    explain: async ({ answer, refusal, message }) => {
      try {
        const check = presentReport(await explainRefusal(context, refusal))
        if (answer === null) throw new Invalid(message, { check })
        return { ...answer, check }
      } catch (error) {
        // What was done is said, if not why it was not booked.
        if (answer === null || !(error instanceof Busy)) throw error
        return answer
      }
    },
  })
}

async function attempt<A>(act: () => Promise<Acted<A>>): Promise<Outcome<A, Refused<A>>> {
  try {
    const { answer, refusal } = await act()
    return refusal === null ? { answer } : { refused: { answer, refusal, message: '' } }
  } catch (error) {
    if (!(error instanceof RefusedByRules)) throw error
    return { refused: { answer: null, refusal: error.refusal, message: error.message } }
  }
}

/** What was done by an action that only the rules themselves refuse. */
export async function acted<A>(answer: Promise<A>): Promise<Acted<A>> {
  return { answer: await answer, refusal: null }
}
