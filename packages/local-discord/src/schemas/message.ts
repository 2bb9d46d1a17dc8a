import { AllowedMentionsTypes, MessageReferenceType } from 'discord-api-types/v10';
import { z } from 'zod';
import { ATTACHMENT, MESSAGE } from '../limits.ts';
import { components } from './components.ts';
import { embeds } from './embed.ts';
import { fail, list, snowflake, text } from './form.ts';

const allowedMentions = z
  .object({
    parse: z.array(z.enum(AllowedMentionsTypes)).optional(),
    roles: list(snowflake, 100).optional(),
    users: list(snowflake, 100).optional(),
    replied_user: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    for (const [kind, key] of [
      [AllowedMentionsTypes.User, 'users'],
      [AllowedMentionsTypes.Role, 'roles'],
    ] as const) {
      if (value.parse?.includes(kind) && value[key]?.length) {
        const message = `parse:["${kind}"] and ${key}: [ids...] are mutually exclusive.`;
        fail(context, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
      }
    }
  });

const attachment = z.object({
  /** The index of a `files[n]` part, or the id of an attachment to keep. */
  id: snowflake,
  filename: z.string().nullish(),
  title: text(1024).nullish(),
  description: text(ATTACHMENT.description).nullish(),
  is_spoiler: z.boolean().nullish(),
});

const reference = z.object({
  type: z.enum(MessageReferenceType).optional(),
  message_id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  fail_if_not_exists: z.boolean().optional(),
});

/** What creates and edits of messages take together; each operation uses its part. */
export const messageBody = z.object({
  content: z
    .union([z.string(), z.number().transform(String)])
    .pipe(z.string().trim().pipe(text(MESSAGE.content)))
    .nullish(),
  tts: z.boolean().nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: components.nullish(),
  flags: z.int().min(0).nullish(),
  attachments: list(attachment, MESSAGE.files).nullish(),
  message_reference: reference.nullish(),
  nonce: z.union([text(MESSAGE.nonce), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  sticker_ids: list(snowflake, MESSAGE.stickers).nullish(),
});

export type MessageBody = z.output<typeof messageBody>;
export type AllowedMentionsBody = z.output<typeof allowedMentions>;
export type AttachmentBody = z.output<typeof attachment>;
