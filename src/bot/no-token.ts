/** Shown where there is nothing to log in with. */
export const NO_TOKEN = `
  Facets needs a bot's token to log in to Discord, and DISCORD_TOKEN is not set.

  1. Open https://discord.com/developers/applications and choose New Application.
  2. Under Bot: choose Reset Token and copy it. Switch on Message Content Intent, if the bot
     shall answer every picture that is posted; without it, it answers mentions and commands.
  3. Copy .env.example to .env and put the token behind DISCORD_TOKEN=.
  4. Start again with: npm start. The bot prints the link that invites it to a server.

  README.md tells the same with more detail.

`;
