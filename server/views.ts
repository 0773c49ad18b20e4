import type { PeopleViews } from './people/views.ts'
import type { Layouts, Locals } from './platform/http/layouts.ts'
import type { SharedViews } from './platform/http/shared-views.ts'

export type { Layouts, Locals }

/** Every template and what it is given. A noun adds its own in its `views.ts`. */
export interface Views extends SharedViews, PeopleViews {}
