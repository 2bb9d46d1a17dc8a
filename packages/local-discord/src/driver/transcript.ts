import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';

/** A conversation as text: who said what, with embeds, files and components indented below. */
export function transcriptOf(messages: readonly APIMessage[]): string {
  return messages.map(entry).join('\n');
}

function entry(message: APIMessage): string {
  const flags = message.flags ?? 0;
  const marks = [
    flags & MessageFlags.Ephemeral ? 'only you can see this' : '',
    message.edited_timestamp ? 'edited' : '',
    message.referenced_message ? `in reply to ${message.referenced_message.author.username}` : '',
  ].filter(Boolean);
  const said = flags & MessageFlags.Loading ? 'is thinking…' : message.content;
  const head = `${message.author.username}${marks.length ? ` (${marks.join(', ')})` : ''}: ${said}`.trimEnd();
  const files = message.attachments.map(fileLine);
  const stickers = (message.sticker_items ?? []).map(({ name }) => `[sticker ${name}]`);
  const components = (message.components ?? []).flatMap(componentLines);
  const reactions = (message.reactions ?? []).map(({ emoji, count }) => `[${emoji.name} ${count}]`);
  const below = [...message.embeds.flatMap(embedLines), ...files, ...stickers, ...components, ...reactions];
  for (const { message: forwarded } of message.message_snapshots ?? []) {
    below.unshift(
      '[forwarded]',
      forwarded.content,
      ...forwarded.embeds.flatMap(embedLines),
      ...forwarded.attachments.map(fileLine),
    );
  }
  return [head, ...below.flatMap((text) => text.split('\n')).map((text) => `  ${text}`)].join('\n');
}

function fileLine({ filename, size, description }: APIAttachment): string {
  return `[file ${filename}, ${size} bytes${description ? `: ${description}` : ''}]`;
}

function embedLines(embed: APIEmbed): string[] {
  return [
    embed.author?.name ?? '',
    embed.title ? `# ${embed.title}` : '',
    embed.description ?? '',
    ...(embed.fields ?? []).map(({ name, value }) => `${name}: ${value}`),
    embed.image ? `[image ${embed.image.url.split('?', 1)[0]}]` : '',
    embed.footer?.text ?? '',
  ]
    .filter(Boolean)
    .flatMap((text) => text.split('\n'))
    .map((text) => `| ${text}`);
}

function componentLines(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.Button:
      return 'label' in component ? [`(${component.label ?? component.emoji?.name})`] : [];
    case ComponentType.StringSelect:
      return [`<${component.options.map(({ label }) => label).join(' | ')}>`];
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.ActionRow:
    case ComponentType.Container:
      return component.components.flatMap(componentLines);
    case ComponentType.Section:
      return [...component.components.flatMap(componentLines), ...componentLines(component.accessory)];
    case ComponentType.MediaGallery:
      return component.items.map(({ media, description }) => mediaLine(media.url, description));
    case ComponentType.Thumbnail:
      return [mediaLine(component.media.url, component.description)];
    case ComponentType.File:
      return [mediaLine(component.file.url, undefined)];
    default:
      return [];
  }
}

function mediaLine(url: string, description: string | null | undefined): string {
  return `[image ${url.split('?', 1)[0]}${description ? `: ${description}` : ''}]`;
}
