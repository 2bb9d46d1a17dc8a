import { GatewayOpcodes } from 'discord-api-types/v10';
import { z } from 'zod';

const shard = z.tuple([z.int().min(0), z.int().min(1)]);

/** What a bot may send, by opcode; opcodes that are taken without effect have any data. */
export const gatewayMessage = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.int().nullish() }),
  z.object({
    op: z.literal(GatewayOpcodes.Identify),
    d: z.object({
      token: z.string(),
      intents: z.int().min(0),
      properties: z.record(z.string(), z.unknown()),
      compress: z.boolean().nullish(),
      large_threshold: z.int().nullish(),
      shard: shard.nullish(),
      presence: z.unknown().optional(),
    }),
  }),
  z.object({
    op: z.literal(GatewayOpcodes.Resume),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) }),
  }),
  z.object({
    op: z.literal(GatewayOpcodes.RequestGuildMembers),
    d: z.object({
      guild_id: z.string(),
      query: z.string().nullish(),
      limit: z.int().nullish(),
      user_ids: z.union([z.string(), z.array(z.string())]).nullish(),
      nonce: z.string().nullish(),
    }),
  }),
  z.object({
    op: z.literal([GatewayOpcodes.PresenceUpdate, GatewayOpcodes.VoiceStateUpdate]),
    d: z.unknown().optional(),
  }),
]);
export type GatewayMessage = z.output<typeof gatewayMessage>;
