import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { addressBlock, wideBlock } from '../../platform/address-block.ts'
import { type FieldErrors, Invalid } from '../../platform/errors.ts'
import { formOf, readForm, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import type { Platform } from '../../platform/platform.ts'
import { emailField, passwordField, passwordHint } from '../fields.ts'
import { setupInput, signInInput } from '../schema.ts'
import { giveSession, sessionSecret, takeSession, visitorOf } from '../sessions.ts'
import { openDeviceLink } from './device-link.ts'
import { devicesOf, rememberDevice } from './devices.ts'
import { requireOpenLink, setUp } from './setup-actions.ts'
import { signIn, signOut } from './sign-in-actions.ts'
import { welcomeRoutes } from './welcome-routes.ts'

const config = { access: 'public' as const }

/** Sign-in, sign-out, and the link that creates the first administrator. */
export function signInRoutes(app: App, platform: Platform): void {
  welcomeRoutes(app, platform)
  const query = z.object({ next: z.string().max(2000).optional() })
  app.get('/sign-in', { config, schema: { querystring: query } }, async (request, reply) => {
    const next = localPath(request.query.next)
    if (await visitorOf(platform, request)) return reply.redirect(next, 303)
    return renderSignIn(reply, { email: '', next }, {})
  })

  app.post('/sign-in', { config }, async (request, reply) => {
    const form = readForm(signInInput, formOf(request))
    const entered = form.ok ? form.value : form.entered
    const next = localPath(entered.next)
    if (!form.ok) return renderSignIn(reply.code(422), { ...entered, next }, form.errors)
    const browser = {
      address: addressBlock(request.ip),
      network: wideBlock(request.ip),
      devices: devicesOf(platform, request),
      session: sessionSecret(platform, request),
    }
    const signedIn = await signIn(platform, form.value, browser).catch(refusal)
    if (signedIn instanceof Invalid)
      return renderSignIn(reply.code(422), { ...entered, next }, { email: signedIn.message })
    giveSession(reply, platform, signedIn.secret)
    rememberDevice(platform, request, reply, signedIn.account)
    return reply.redirect(next, 303)
  })

  const link = z.object({ link: z.string() })
  const withLink = { access: 'public' as const, secretAddress: true }
  app.get('/sign-in/link/:link', { config: withLink, schema: { params: link } }, async (request, reply) => {
    rememberDevice(platform, request, reply, await openDeviceLink(platform, request.params.link))
    reply.flash('good', 'You can now sign in with this browser.')
    return reply.redirect('/sign-in', 303)
  })

  app.post('/sign-out', { config }, async (request, reply) => {
    const secret = sessionSecret(platform, request)
    if (secret !== null) await signOut(platform, secret)
    takeSession(reply, platform)
    reply.flash('good', 'Signed out.')
    return reply.redirect('/sign-in', 303)
  })

  const params = z.object({ secret: z.string() })
  const ofLink = { access: 'public' as const, secretAddress: true }
  app.get('/set-up/:secret', { config: ofLink, schema: { params } }, async (request, reply) => {
    const { secret } = request.params
    await requireOpenLink(platform, secret)
    return renderSetUp(reply, secret, { name: '', email: '' }, {})
  })

  app.post('/set-up/:secret', { config: ofLink, schema: { params } }, async (request, reply) => {
    await requireOpenLink(platform, request.params.secret)
    const form = readForm(setupInput, formOf(request))
    if (!form.ok) return renderSetUp(reply.code(422), request.params.secret, form.entered, form.errors)
    const made = await setUp(platform, request.params.secret, form.value).catch(refusal)
    if (made instanceof Invalid) return renderSetUp(reply.code(422), request.params.secret, form.value, made.fields)
    const { account, secret } = made
    giveSession(reply, platform, secret)
    rememberDevice(platform, request, reply, account)
    reply.flash('good', `Welcome, ${account.name}. Tell Hark about your organization first.`)
    return reply.redirect('/organisation/first', 303)
  })
}

function renderSignIn(
  reply: FastifyReply,
  { email, next }: { email: string; next: string },
  errors: FieldErrors,
): Promise<string> {
  return reply.render('people/sign_in', {
    next,
    email: emailField(email, errors['email']),
    password: passwordField('Password', 'current-password', errors['password']),
    errors: summaryOf(errors),
  })
}

function renderSetUp(
  reply: FastifyReply,
  secret: string,
  { name, email }: { name: string; email: string },
  errors: FieldErrors,
): Promise<string> {
  return reply.render('people/set_up', {
    action: `/set-up/${encodeURIComponent(secret)}`,
    name: {
      name: 'name',
      label: 'Your name',
      value: name,
      error: errors['name'],
      required: true,
      autocomplete: 'name',
    },
    email: emailField(email, errors['email']),
    password: passwordField('Password', 'new-password', errors['password'], passwordHint),
    errors: summaryOf(errors),
  })
}

/** The local page to continue to; anything that would lead to another site becomes `/`. */
export function localPath(next: string | undefined): string {
  const here = 'http://here.invalid'
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return '/'
  const { origin, pathname, search, hash } = new URL(next, here)
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/'
}
