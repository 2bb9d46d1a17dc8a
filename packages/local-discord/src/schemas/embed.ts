import { z } from 'zod';
import { EMBED } from '../limits.ts';
import { fail, lengthOf, list, text, url } from './form.ts';

const MAX_URL = 2048;
const trimmed = (max: number, min = 0) => z.string().trim().pipe(text(max, min));
const media = z.object({ url: url(MAX_URL, { attachments: true }) });

const embed = z.object({
  title: trimmed(EMBED.title).nullish(),
  description: trimmed(EMBED.description).nullish(),
  url: url(MAX_URL).nullish(),
  timestamp: z
    .string()
    .superRefine((value, context) => {
      if (Number.isNaN(Date.parse(value))) {
        fail(context, 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`);
      }
    })
    .nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z
    .object({ text: trimmed(EMBED.footer, 1), icon_url: url(MAX_URL, { attachments: true }).nullish() })
    .nullish(),
  image: media.nullish(),
  thumbnail: media.nullish(),
  author: z
    .object({
      name: trimmed(EMBED.author, 1),
      url: url(MAX_URL).nullish(),
      icon_url: url(MAX_URL, { attachments: true }).nullish(),
    })
    .nullish(),
  fields: list(
    z.object({
      name: trimmed(EMBED.fieldName, 1),
      value: trimmed(EMBED.fieldValue, 1),
      inline: z.boolean().nullish(),
    }),
    EMBED.fields,
  ).nullish(),
});

export type EmbedBody = z.output<typeof embed>;

export const embeds = list(embed, EMBED.perMessage).superRefine((value, context) => {
  if (value.reduce((sum, one) => sum + charactersOf(one), 0) > EMBED.total) {
    fail(context, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${EMBED.total}`);
  }
});

/** Characters that count towards the total: title, description, field names and values, footer, author. */
function charactersOf(one: EmbedBody): number {
  const texts = [one.title, one.description, one.footer?.text, one.author?.name];
  for (const field of one.fields ?? []) texts.push(field.name, field.value);
  return texts.reduce((sum, part) => sum + lengthOf(part ?? ''), 0);
}
