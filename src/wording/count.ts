/** `1 face`, `2 faces`: for what operators read, which is English. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
