/** Characters, of the whole password and of what is left of it without names that a stranger knows. */
export const SHORTEST_PASSWORD = 12
