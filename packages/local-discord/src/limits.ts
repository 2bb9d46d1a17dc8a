/** Every limit that is enforced, under the page it comes from. */

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const EMBED = {
  perMessage: 10,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Over all embeds of a message. */
  total: 6000,
} as const;

/** https://docs.discord.com/developers/resources/message#create-message */
export const MESSAGE = {
  content: 2000,
  files: 10,
  nonce: 25,
  stickers: 3,
  /** How long a nonce is remembered for `enforce_nonce`: "the past few minutes". */
  nonceMemoryMs: 3 * 60_000,
  historyPage: 100,
  /** Different emoji on one message: code 30010 of …/topics/opcodes-and-status-codes. */
  reactions: 20,
} as const;

/** Servers that are given at a time: https://docs.discord.com/developers/resources/user#get-current-user-guilds */
export const GUILDS_PAGE = 200;

/** https://docs.discord.com/developers/reference#uploading-files */
export const UPLOAD = {
  fileBytes: 10 * 1024 * 1024,
  requestBytes: 25 * 1024 * 1024,
} as const;

/** https://docs.discord.com/developers/resources/message#attachment-object */
export const ATTACHMENT = { description: 1024 } as const;

/** https://docs.discord.com/developers/reference#signed-attachment-cdn-urls; the span is what its URLs carry. */
export const SIGNED_URL = { lifetimeMs: 24 * 3600_000 } as const;

/** https://docs.discord.com/developers/components/reference */
export const COMPONENT = {
  customId: 100,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  selectOptionText: 100,
  selectPlaceholder: 150,
  sectionTexts: 3,
  galleryItems: 10,
  mediaDescription: 1024,
  /** Components in one message with IS_COMPONENTS_V2, nested ones included. */
  total: 40,
  /** Characters over all Text Displays of a message. */
  text: 4000,
  modalTitle: 45,
  modalRows: 5,
  inputLabel: 45,
  inputPlaceholder: 100,
  inputValue: 4000,
} as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export const COMMAND = {
  chatInput: 100,
  user: 15,
  message: 15,
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  stringLength: 6000,
  fileTypes: 10,
  /** Names, descriptions and choice values of one command, in its longest localisation. */
  total: 8000,
} as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding */
export const INTERACTION = {
  acknowledgeMs: 3000,
  tokenMs: 15 * 60_000,
  /** Where the application is installed to the user alone. */
  userInstallFollowUps: 5,
} as const;

/** https://docs.discord.com/developers/topics/rate-limits */
export const RATE = {
  globalPerSecond: 50,
  invalidRequests: 10_000,
  invalidWindowMs: 10 * 60_000,
} as const;

/** https://docs.discord.com/developers/events/gateway */
export const GATEWAY = {
  heartbeatMs: 41_250,
  sends: 120,
  sendsWindowMs: 60_000,
  payloadBytes: 4096,
  identifiesPerDay: 1000,
  maxConcurrency: 1,
  /** On one shard; …/events/gateway#sharding. */
  serversPerShard: 2500,
  /** In which `max_concurrency` sessions may start. */
  identifyWindowMs: 5000,
  /** How long a session without a connection can be resumed; Discord gives no figure. */
  resumeWindowMs: 3 * 60_000,
} as const;
