import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'
import { channelApi } from './api.ts'

export function channelRoutes(app: App, context: Context): void {
  channelApi(app, context)
}
