import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { COMPONENT } from '../limits.ts';
import { fail, lengthOf, list, snowflake, text, url } from './form.ts';

const id = z.int().min(0).exactOptional();
const customId = text(COMPONENT.customId, 1);
const MAX_URL = 2048;

const emoji = z.object({
  id: snowflake.exactOptional(),
  name: z.string().exactOptional(),
  animated: z.boolean().exactOptional(),
});

const labelled = {
  type: z.literal(ComponentType.Button),
  id,
  label: text(COMPONENT.buttonLabel).exactOptional(),
  emoji: emoji.exactOptional(),
  disabled: z.boolean().exactOptional(),
};

const needsFace = (
  button: { label?: string | undefined; emoji?: unknown },
  context: Parameters<typeof fail>[0],
): void => {
  if (!button.label && !button.emoji) {
    fail(context, 'BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI', 'A label or an emoji is required', ['label']);
  }
};

const button = z.discriminatedUnion('style', [
  z
    .object({
      ...labelled,
      style: z.literal([ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger]),
      custom_id: customId,
      url: z.never({ error: 'A custom id and url cannot both be specified' }).exactOptional(),
    })
    .superRefine(needsFace),
  z.object({ ...labelled, style: z.literal(ButtonStyle.Link), url: url(COMPONENT.buttonUrl) }).superRefine(needsFace),
  z.object({
    type: z.literal(ComponentType.Button),
    id,
    style: z.literal(ButtonStyle.Premium),
    sku_id: snowflake,
    disabled: z.boolean().exactOptional(),
  }),
]);

const menu = {
  id,
  custom_id: customId,
  placeholder: text(COMPONENT.selectPlaceholder).exactOptional(),
  min_values: z.int().min(0).max(COMPONENT.selectOptions).exactOptional(),
  max_values: z.int().min(1).max(COMPONENT.selectOptions).exactOptional(),
  disabled: z.boolean().exactOptional(),
};

const defaults = <T extends SelectMenuDefaultValueType>(type: T) =>
  list(z.object({ id: snowflake, type: z.literal(type) }), COMPONENT.selectOptions).exactOptional();

export const stringSelect = z
  .object({
    type: z.literal(ComponentType.StringSelect),
    ...menu,
    options: list(
      z.object({
        label: text(COMPONENT.selectOptionText, 1),
        value: text(COMPONENT.selectOptionText, 1),
        description: text(COMPONENT.selectOptionText).exactOptional(),
        emoji: emoji.exactOptional(),
        default: z.boolean().exactOptional(),
      }),
      COMPONENT.selectOptions,
      1,
    ),
  })
  .superRefine((select, context) => {
    const values = select.options.map((option) => option.value);
    for (const [index, value] of values.entries()) {
      if (values.indexOf(value) !== index) {
        const message = 'The specified option value is already used';
        fail(context, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message, ['options', index, 'value']);
      }
    }
    if ((select.min_values ?? 1) > (select.max_values ?? 1)) {
      fail(context, 'BASE_TYPE_BAD_INT', 'min_values must not exceed max_values', ['min_values']);
    }
  });

const entitySelects = [
  z.object({
    type: z.literal(ComponentType.UserSelect),
    ...menu,
    default_values: defaults(SelectMenuDefaultValueType.User),
  }),
  z.object({
    type: z.literal(ComponentType.RoleSelect),
    ...menu,
    default_values: defaults(SelectMenuDefaultValueType.Role),
  }),
  z.object({
    type: z.literal(ComponentType.MentionableSelect),
    ...menu,
    default_values: list(
      z.object({ id: snowflake, type: z.literal([SelectMenuDefaultValueType.User, SelectMenuDefaultValueType.Role]) }),
      COMPONENT.selectOptions,
    ).exactOptional(),
  }),
  z.object({
    type: z.literal(ComponentType.ChannelSelect),
    ...menu,
    channel_types: z.array(z.enum(ChannelType)).exactOptional(),
    default_values: defaults(SelectMenuDefaultValueType.Channel),
  }),
] as const;

const actionRow = z
  .object({
    type: z.literal(ComponentType.ActionRow),
    id,
    components: list(
      z.discriminatedUnion('type', [button, stringSelect, ...entitySelects]),
      COMPONENT.buttonsPerRow,
      1,
    ),
  })
  .superRefine(({ components }, context) => {
    if (components.length > 1 && components.some((component) => component.type !== ComponentType.Button)) {
      fail(context, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width', [
        'components',
      ]);
    }
  });

const media = z.object({ url: url(MAX_URL, { attachments: true }) });
const mediaDescription = text(COMPONENT.mediaDescription).nullable().exactOptional();

export const textDisplay = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id,
  content: text(COMPONENT.text, 1),
});
const thumbnail = z.object({
  type: z.literal(ComponentType.Thumbnail),
  id,
  media,
  description: mediaDescription,
  spoiler: z.boolean().exactOptional(),
});
const section = z.object({
  type: z.literal(ComponentType.Section),
  id,
  components: list(textDisplay, COMPONENT.sectionTexts, 1),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const mediaGallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id,
  items: list(
    z.object({ media, description: mediaDescription, spoiler: z.boolean().exactOptional() }),
    COMPONENT.galleryItems,
    1,
  ),
});
const file = z.object({
  type: z.literal(ComponentType.File),
  id,
  file: media,
  spoiler: z.boolean().exactOptional(),
});
const separator = z.object({
  type: z.literal(ComponentType.Separator),
  id,
  divider: z.boolean().exactOptional(),
  spacing: z.enum(SeparatorSpacingSize).exactOptional(),
});
const container = z.object({
  type: z.literal(ComponentType.Container),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullable().exactOptional(),
  spoiler: z.boolean().exactOptional(),
  components: list(
    z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, file, separator]),
    COMPONENT.total,
    1,
  ),
});

const topLevel = z.discriminatedUnion('type', [
  actionRow,
  textDisplay,
  section,
  mediaGallery,
  file,
  separator,
  container,
]);

/** A message's components; whether V2 ones are allowed depends on its flags, see validate-message.ts. */
export const components = list(topLevel, COMPONENT.total);
export type ComponentBody = z.output<typeof topLevel>;
export type AnyComponentBody =
  | ComponentBody
  | z.output<typeof button>
  | z.output<typeof stringSelect>
  | z.output<(typeof entitySelects)[number]>
  | z.output<typeof thumbnail>;

/** Every component with its path, parents before children. */
export function walkComponents(
  tops: readonly ComponentBody[],
): { readonly component: AnyComponentBody; readonly path: readonly PropertyKey[] }[] {
  const found: { component: AnyComponentBody; path: PropertyKey[] }[] = [];
  const visit = (component: AnyComponentBody, path: PropertyKey[]): void => {
    found.push({ component, path });
    if ('components' in component) {
      for (const [index, child] of component.components.entries()) visit(child, [...path, 'components', index]);
    }
    if ('accessory' in component) visit(component.accessory, [...path, 'accessory']);
  };
  for (const [index, top] of tops.entries()) visit(top, ['components', index]);
  return found;
}

export type SelectBody = z.output<typeof stringSelect> | z.output<(typeof entitySelects)[number]>;

export function isSelect(component: AnyComponentBody): component is SelectBody {
  return 'custom_id' in component && component.type !== ComponentType.Button;
}

/** Characters over all Text Displays. */
export function displayedLength(tops: readonly ComponentBody[]): number {
  return walkComponents(tops)
    .map(({ component }) => (component.type === ComponentType.TextDisplay ? lengthOf(component.content) : 0))
    .reduce((sum, length) => sum + length, 0);
}
