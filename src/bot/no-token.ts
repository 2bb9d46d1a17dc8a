/** Shown where there is nothing to log in with. */
export const NO_TOKEN = `
  Facets needs a bot's token to log in to Discord, and DISCORD_TOKEN is not set.

  1. Open https://discord.com/developers/applications and choose New Application.
  2. Under Bot: choose Reset Token and copy it. Switch on Message Content Intent, if the bot
     shall answer every picture that is posted; without it, it answers mentions and commands.
  3. Write it into a file named .env in this folder, as the line DISCORD_TOKEN=...
     .env.example lists every other setting.
  4. Start again. The bot prints the link that invites it to a server.

  README.md tells the same with more detail.

`;
