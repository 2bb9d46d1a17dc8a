import type { APIMessage } from 'discord-api-types/v10';
import { Icon } from '../layout/icons.tsx';
import { say } from '../texts/language.ts';
import { Contents } from './contents.tsx';

/** What a forward shows, without saying whose it was. */
export function Forwarded({ message }: { readonly message: APIMessage }) {
  return (
    <>
      {message.message_snapshots?.map((snapshot, index) => (
        <blockquote key={index} class="forwarded">
          <p class="forwarded-head">
            <Icon name="forward" /> <em>{say('forwarded')}</em>
          </p>
          <Contents message={snapshot.message} edited={snapshot.message.edited_timestamp !== null} />
        </blockquote>
      ))}
    </>
  );
}
