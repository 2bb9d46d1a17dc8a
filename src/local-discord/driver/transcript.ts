import { type APIEmbed, type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';

/** A conversation as text: who said what, with embeds, files and components indented below. */
export function transcriptOf(messages: readonly APIMessage[]): string {
  return messages.map(entry).join('\n');
}

function entry(message: APIMessage): string {
  const marks = [
    message.flags && message.flags & MessageFlags.Ephemeral ? 'only you can see this' : '',
    message.edited_timestamp ? 'edited' : '',
    message.referenced_message ? `in reply to ${message.referenced_message.author.username}` : '',
  ].filter(Boolean);
  const isThinking = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const said = isThinking ? 'is thinking…' : message.content;
  const head = `${message.author.username}${marks.length ? ` (${marks.join(', ')})` : ''}: ${said}`.trimEnd();
  const files = message.attachments.map(
    (file) => `[file ${file.filename}, ${file.size} bytes${file.description ? `: ${file.description}` : ''}]`,
  );
  const reactions = (message.reactions ?? []).map(({ emoji, count }) => `[${emoji.name} ${count}]`);
  const below = [
    ...message.embeds.flatMap(embedLines),
    ...files,
    ...componentLines(message.components ?? []),
    ...reactions,
  ];
  return [head, ...below.flatMap((text) => text.split('\n')).map((text) => `  ${text}`)].join('\n');
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

function componentLines(components: readonly object[]): string[] {
  return components.flatMap((component): string[] => {
    if (!('type' in component)) return [];
    if (component.type === ComponentType.Button && 'label' in component) return [`(${component.label})`];
    if (component.type === ComponentType.StringSelect && 'options' in component && Array.isArray(component.options)) {
      return [`<${component.options.map((option: { label: string }) => option.label).join(' | ')}>`];
    }
    if ('content' in component && typeof component.content === 'string') return [component.content];
    const children = 'components' in component && Array.isArray(component.components) ? component.components : [];
    const accessory = 'accessory' in component && component.accessory ? [component.accessory] : [];
    return componentLines([...children, ...accessory].filter((child) => typeof child === 'object'));
  });
}
