import type { APIMessageSnapshotFields } from 'discord-api-types/v10';
import { Markdown } from '../markdown/markdown.tsx';
import { say } from '../texts/language.ts';
import { Attachments } from './attachments.tsx';
import { Embed } from './embed.tsx';
import { Stickers } from './stickers.tsx';

interface ContentsProps {
  readonly message: Pick<APIMessageSnapshotFields, 'content' | 'attachments' | 'embeds' | 'sticker_items'>;
  /** Whether its author changed it. */
  readonly edited: boolean;
}

/** What a message holds, or what a forward shows of one. */
export function Contents({ message, edited }: ContentsProps) {
  return (
    <>
      {message.content !== '' && (
        <div class="content">
          <Markdown text={message.content} />
          {edited && <small class="edited"> {say('edited')}</small>}
        </div>
      )}
      <Attachments attachments={message.attachments} />
      {message.sticker_items && <Stickers stickers={message.sticker_items} />}
      {message.embeds.map((embed, index) => (
        <Embed key={index} embed={embed} />
      ))}
    </>
  );
}
