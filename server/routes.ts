import { peopleRoutes } from './people/routes.ts'

/** Every noun's pages and its part of the API, from the bottom of the house to the top. */
export const allRoutes = [peopleRoutes]
