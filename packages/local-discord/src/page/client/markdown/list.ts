import type { SimpleMarkdown } from 'discord-markdown-parser';

type ParserRule = Parameters<typeof SimpleMarkdown.parserFor>[0][string];
type Parse = Parameters<ParserRule['parse']>[1];
type Nodes = ReturnType<Parse>;

export interface ListItem {
  readonly content: Nodes;
  readonly children: readonly List[];
}

export interface List {
  readonly type: 'list';
  /** The first number; undefined where items have bullets. */
  readonly start: number | undefined;
  readonly items: readonly ListItem[];
}

const LINES = /^(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$))+/;
const LINE = /^( *)([-*]|\d{1,9}\.) +(.*)$/;

interface Line {
  readonly indent: number;
  readonly marker: string;
  readonly text: string;
}

/** Discord's lists, which the parser's own rules leave out: a line an item, deeper by two spaces or more. */
export const listRule: ParserRule = {
  order: 0,
  match: (source, _state, before) => (before === '' || before.endsWith('\n') ? LINES.exec(source) : null),
  parse(capture, parse, state) {
    const lines = (capture[0] ?? '').split('\n').flatMap((source): Line[] => {
      const parts = LINE.exec(source);
      return parts === null ? [] : [{ indent: parts[1]?.length ?? 0, marker: parts[2] ?? '-', text: parts[3] ?? '' }];
    });
    return { lists: group(lines, (text) => parse(text, { ...state, inline: true })) };
  },
};

function group(lines: readonly Line[], parse: (text: string) => Nodes): readonly List[] {
  const lists: { type: 'list'; start: number | undefined; items: ListItem[] }[] = [];
  for (let first = 0; first < lines.length; ) {
    const line = lines[first];
    if (line === undefined) break;
    const next = lines.findIndex((other, index) => index > first && other.indent < line.indent + 2);
    const end = next === -1 ? lines.length : next;
    const item = { content: parse(line.text), children: group(lines.slice(first + 1, end), parse) };
    const start = line.marker.endsWith('.') ? Number.parseInt(line.marker, 10) : undefined;
    const current = lists.at(-1);
    if (current !== undefined && (current.start === undefined) === (start === undefined)) current.items.push(item);
    else lists.push({ type: 'list', start, items: [item] });
    first = end;
  }
  return lists;
}
