/** The package's own declarations are a script without exports; this is the part we use. */
declare module 'feiertagejs' {
  export function getHolidays(
    year: number,
    state: string,
  ): { name: string; date: Date; translate(language: string): string | undefined }[]
}
