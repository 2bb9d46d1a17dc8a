import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { channels, findUser, nameOf, openChannel, state } from '../store.ts';
import { say } from '../texts/language.ts';
import type { List } from './list.ts';
import { type MarkdownNode, parseMarkdown } from './parse.ts';
import { Spoiler } from './spoiler.tsx';
import { Timestamp } from './timestamp.tsx';

/** Text in Discord's markdown. */
export function Markdown({ text }: { readonly text: string }) {
  const nodes = useMemo(() => parseMarkdown(text), [text]);
  return <>{nodes.map(renderNode)}</>;
}

function renderAll(content: unknown): ComponentChildren {
  return Array.isArray(content)
    ? content.map((node: MarkdownNode, index) => renderNode(node, index))
    : String(content ?? '');
}

function renderNode(node: MarkdownNode, key: number): ComponentChildren {
  const inside = () => renderAll(node.content);
  switch (node.type) {
    case 'strong':
      return <strong key={key}>{inside()}</strong>;
    case 'em':
      return <em key={key}>{inside()}</em>;
    case 'underline':
      return <u key={key}>{inside()}</u>;
    case 'strikethrough':
      return <s key={key}>{inside()}</s>;
    case 'spoiler':
      return <Spoiler key={key}>{inside()}</Spoiler>;
    case 'inlineCode':
      return <code key={key}>{inside()}</code>;
    case 'codeBlock':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls sideways has to be reachable by keyboard
        <pre key={key} tabIndex={0}>
          <code>{inside()}</code>
        </pre>
      );
    case 'blockQuote':
      return <blockquote key={key}>{inside()}</blockquote>;
    case 'heading':
      return (
        <div key={key} class={`heading heading-${String(node.level)}`}>
          {inside()}
        </div>
      );
    case 'subtext':
      return (
        <div key={key} class="subtext">
          {inside()}
        </div>
      );
    case 'list':
      return <Lists key={key} lists={node.lists} />;
    case 'br':
      return <br key={key} />;
    case 'link':
    case 'url':
    case 'autolink':
      return (
        <a key={key} href={String(node.target)} target="_blank" rel="noreferrer">
          {inside()}
        </a>
      );
    case 'timestamp':
      return <Timestamp key={key} seconds={Number(node.timestamp)} format={String(node.format ?? 'f')} />;
    case 'user':
      return <Mention key={key}>@{nameOf(findUser(String(node.id))) ?? say('unknownPerson')}</Mention>;
    case 'role':
      return <Mention key={key}>@{say('role')}</Mention>;
    case 'everyone':
    case 'here':
      return <Mention key={key}>@{node.type}</Mention>;
    case 'channel':
      return <ChannelMention key={key} id={String(node.id)} />;
    case 'slashCommand':
      return <Mention key={key}>/{String(node.fullName)}</Mention>;
    case 'emoji':
      return `:${String(node.name)}:`;
    case 'twemoji':
      return String(node.name);
    default:
      return inside();
  }
}

function Lists({ lists }: { readonly lists: readonly List[] }) {
  return (
    <>
      {lists.map(({ start, items }, index) => {
        const inside = items.map(({ content, children }, place) => (
          <li key={place}>
            {renderAll(content)}
            <Lists lists={children} />
          </li>
        ));
        return start === undefined ? (
          <ul key={index}>{inside}</ul>
        ) : (
          <ol key={index} start={start}>
            {inside}
          </ol>
        );
      })}
    </>
  );
}

function Mention({ children }: { readonly children: ComponentChildren }) {
  return <span class="mention">{children}</span>;
}

function ChannelMention({ id }: { readonly id: string }) {
  const channel = channels.value.find((one) => one.id === id);
  if (channel === undefined || state.value === undefined) return <Mention>#{say('unknownChannel')}</Mention>;
  return (
    <button type="button" class="mention" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}
