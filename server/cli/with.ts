import type { Context } from '../context.ts'
import { openPlatform } from '../open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { openContext } from '../start.ts'
import type { Call } from './command.ts'

/** Opens what most commands need, and closes it whatever happens. */
export async function withPlatform<T>(
  { config }: Pick<Call, 'config'>,
  work: (platform: Platform) => Promise<T>,
): Promise<T> {
  const platform = await openPlatform(config)
  try {
    return await work(platform)
  } finally {
    await platform.db.destroy()
  }
}

/** The same with the areas in memory. */
export async function withContext<T>(
  { config }: Pick<Call, 'config'>,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const context = await openContext(config)
  try {
    return await work(context)
  } finally {
    await context.db.destroy()
  }
}
