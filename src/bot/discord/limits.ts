/**
 * Discord's limits on what the bot sends, from Discord's API reference (resources/message, components/reference,
 * interactions/receiving-and-responding, reference#uploading-files). Lengths are in characters.
 */
export const DISCORD_LIMITS = {
  content: 2000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4096,
  embedFooter: 2048,
  /** Over all embeds of a message: titles, descriptions, field names and values, footers, authors. */
  embedText: 6000,
  files: 10,
  altText: 1024,
  /** Of one file, where an interaction does not say otherwise. */
  fileBytes: 10 * 1024 * 1024,
  customId: 100,
  buttonLabel: 80,
  selectOptions: 25,
  selectLabel: 100,
  selectDescription: 100,
  selectValue: 100,
  rows: 5,
  /** An interaction's first response, from its creation. */
  acknowledgeMs: 3000,
} as const;
