/** Called with the error of one item, while the others continue. */
export type ReportError = (error: unknown, what: string) => void
