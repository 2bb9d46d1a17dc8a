import type { APIMessage } from 'discord-api-types/v10';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../layout/icons.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { tellRefusal } from '../notices.ts';
import { act } from '../server.ts';
import { viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { editing } from './editing.ts';

/** A message's text and files, to be changed: Enter saves, Escape leaves it as it was. */
export function EditForm({ message }: { readonly message: APIMessage }) {
  const [text, setText] = useState(message.content);
  const [kept, setKept] = useState(message.attachments);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const close = () => {
    editing.value = undefined;
  };

  function save(): void {
    const as = viewer.value?.id;
    if (as === undefined) return;
    const keep = kept.map(({ id }) => id);
    void tellRefusal(act({ do: 'edit', as, message: message.id, content: text, keep }));
    close();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
  }

  return (
    <form
      class="edit-form"
      aria-label={say('editMessage')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        aria-label={say('text')}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {kept.map((attachment) => (
        <div key={attachment.id} class="file">
          <Icon name="file" /> {attachment.filename}
          <ToolButton
            icon="trash"
            label={say('removeFile', { file: attachment.filename })}
            tip={say('remove')}
            onClick={() => setKept(kept.filter((other) => other !== attachment))}
          />
        </div>
      ))}
      <div class="edit-tools">
        <button type="button" class="button secondary" onClick={close}>
          {say('cancel')}
        </button>
        <button type="submit" class="button primary">
          {say('save')}
        </button>
      </div>
    </form>
  );
}
