/**
 * Which room may import from which: arrows point one way. `test/architecture.test.ts` reads the sources by these rules.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Who needs whom must have one answer. What both sides of a seam need stands in a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'images-know-pixels-alone',
      comment: 'images/ turns bytes into pixels and back: it knows neither networks nor words nor Discord.',
      severity: 'error',
      from: { path: '^src/images/' },
      to: { path: '^(src|commands|packages)/', pathNot: '^src/(images/|(user-error|package-root|own-modules)[.]ts$)' },
    },
    {
      name: 'inference-knows-images-alone',
      comment: 'inference/ turns a picture into an analysis.',
      severity: 'error',
      from: { path: '^src/inference/' },
      to: {
        path: '^(src|commands|packages)/',
        pathNot: '^src/(inference/|images/|(user-error|package-root|own-modules)[.]ts$)',
      },
    },
    {
      name: 'describe-knows-no-discord',
      comment: 'describe/ goes from an address to a description, whoever asks.',
      severity: 'error',
      from: { path: '^src/describe/' },
      to: {
        path: '^(src|commands|packages)/',
        pathNot: '^src/(describe/|inference/|images/|wording/|(user-error|package-root|own-modules)[.]ts$)',
      },
    },
    {
      name: 'wording-knows-the-analysis-alone',
      comment: 'wording/ puts an analysis into words, for the command line and for replies alike.',
      severity: 'error',
      from: { path: '^src/wording/' },
      to: {
        path: '^(src|commands|packages)/',
        pathNot: '^src/(wording/|inference/|images/|(user-error|package-root|own-modules)[.]ts$)',
      },
    },
    {
      name: 'store-knows-no-discord',
      comment: 'store/ keeps ids and choices.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: {
        path: '^(src|commands|packages)/',
        pathNot:
          '^src/(store/|config[.]ts$|inference/attributes/names[.]ts$|(user-error|package-root|own-modules)[.]ts$)',
      },
    },
    {
      name: 'metrics-know-no-discord',
      comment: 'metrics/ counts and serves; it knows the types of what is counted.',
      severity: 'error',
      from: { path: '^src/metrics/' },
      to: { path: '^(src|commands|packages)/', pathNot: '^src/(metrics/|(describe|inference)/|user-error[.]ts$)' },
    },
    {
      name: 'bot-calls-no-command',
      comment: 'Commands call the bot; their list is handed to it.',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^commands/' },
    },
    {
      name: 'rooms-know-no-entry',
      comment: 'Entries read, wire and run; nobody imports them.',
      severity: 'error',
      from: { path: '^(src/[^/]+/|commands/)' },
      to: { path: '^src/(main|cli|playground|register|worker)[.]ts$' },
    },
    {
      name: 'discord-only-in-the-bot',
      comment: 'Only the bot, its commands and its entries speak Discord.',
      severity: 'error',
      from: { path: '^src/(images|inference|describe|wording|store|cli)/' },
      to: { path: 'node_modules/(discord[.]js|@discordjs|discord-api-types)/' },
    },
    {
      name: 'bot-decodes-nothing',
      comment: 'Strangers’ bytes and the libraries that read them stay out of the process that holds the gateway.',
      severity: 'error',
      from: { path: '^(src/bot/|commands/)' },
      to: {
        path: [
          'node_modules/(sharp|onnxruntime-node|@napi-rs/canvas|undici)/',
          '^src/images/(cards/[^/]+|open|annotate)[.]ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'local-discord-stands-alone',
      comment: 'The local Discord is a package of its own that knows nothing of Facets.',
      severity: 'error',
      from: { path: '^packages/local-discord/' },
      to: { path: '^(src|commands|test|bench)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: 'swc',
    // The page's front end is for the browser; its JSX is beyond this parser.
    exclude: { path: 'src/page/client/.*[.]tsx$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['local-discord-source', 'import', 'node', 'default'] },
  },
};
