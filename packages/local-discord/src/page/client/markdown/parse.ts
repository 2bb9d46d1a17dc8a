import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { listRule } from './list.ts';

// Discord turns emoticons into pictures; the characters themselves do here.
const { emoticon: _emoticon, newline: _newline, ...rules } = rulesExtended;
const parser = SimpleMarkdown.parserFor({ ...rules, list: listRule });

export type MarkdownNode = ReturnType<typeof parser>[number];

export function parseMarkdown(text: string): readonly MarkdownNode[] {
  return parser(text, { inline: true });
}

/** What is left on one line without the formatting; spoilers stay covered. */
export function plainText(text: string): string {
  return textOf(parseMarkdown(text)).replace(/\s+/g, ' ').trim();
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  if ('type' in content && content.type === 'spoiler') return '▇▇▇';
  if ('type' in content && content.type === 'br') return ' ';
  if ('lists' in content) return textOf(content.lists);
  if ('items' in content) return textOf(content.items);
  const own = 'content' in content ? textOf(content.content) : '';
  return 'children' in content ? `${own} ${textOf(content.children)} ` : own;
}
