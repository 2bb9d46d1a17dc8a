import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { invalidForm } from './errors.ts';
import { COMPONENT } from './limits.ts';
import { type ComponentBody, displayedLength, walkComponents } from './schemas/components.ts';

/** What a message will hold, once its body passed the schema. */
export interface MessageContents {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly ComponentBody[];
  readonly filenames: readonly string[];
  readonly flags: number;
}

/** The rules that look at more than one field. Throws 50035. */
export function validateMessage(contents: MessageContents): void {
  if (contents.flags & MessageFlags.IsComponentsV2) validateV2(contents);
  else validateV1(contents);
  validateCustomIds(contents.components);
}

function validateV1({ components }: MessageContents): void {
  const wrong = components.findIndex((component) => component.type !== ComponentType.ActionRow);
  if (wrong >= 0) {
    const message = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
    throw invalidForm(['components', wrong, 'type'], 'UNION_TYPE_CHOICES', message);
  }
  if (components.length > COMPONENT.rows) {
    throw invalidForm(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be ${COMPONENT.rows} or fewer in length.`);
  }
}

function validateV2({ content, embeds, components, filenames }: MessageContents): void {
  for (const [field, isUsed] of [
    ['content', content !== ''],
    ['embeds', embeds.length > 0],
  ] as const) {
    if (isUsed) {
      const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
      throw invalidForm([field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
    }
  }
  const all = walkComponents(components);
  if (all.length > COMPONENT.total) {
    const message = `Must be ${COMPONENT.total} or fewer components in total.`;
    throw invalidForm(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  if (displayedLength(components) > COMPONENT.text) {
    const message = `The displayable text size exceeds the maximum size of ${COMPONENT.text}`;
    throw invalidForm(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  for (const { component, path } of all) {
    for (const url of referencedUrls(component)) {
      if (url.startsWith('attachment://') && !filenames.includes(url.slice('attachment://'.length))) {
        const message = 'The specified attachment was not found.';
        throw invalidForm([...path], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
      }
    }
  }
}

function referencedUrls(component: ReturnType<typeof walkComponents>[number]['component']): string[] {
  if (component.type === ComponentType.MediaGallery) return component.items.map((item) => item.media.url);
  if (component.type === ComponentType.File) return [component.file.url];
  if (component.type === ComponentType.Thumbnail) return [component.media.url];
  return [];
}

function validateCustomIds(components: readonly ComponentBody[]): void {
  const seen = new Set<string>();
  for (const { component, path } of walkComponents(components)) {
    if (!('custom_id' in component)) continue;
    if (seen.has(component.custom_id)) {
      const message = 'Component custom id cannot be duplicated';
      throw invalidForm([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    seen.add(component.custom_id);
  }
}
