import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelView } from '../../protocol.ts';
import { ToolButton } from '../layout/tool-button.tsx';
import { post } from '../server.ts';
import { users, viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { answering, pingAuthor } from './answering.ts';
import { AnsweringBar } from './answering-bar.tsx';
import { type DraftFile, draftFile } from './draft-file.ts';
import { DraftFiles } from './draft-files.tsx';
import { useFileIntake } from './file-intake.ts';
import { optionId, Picker } from './picker.tsx';
import { type RunnableCommand, runnableCommands } from './runnable-command.ts';
import { completeMention, type Suggestion, suggestionsFor, withMentions } from './suggestions.ts';
import { typingFocuses } from './typing-focuses.ts';
import { upload } from './uploads.ts';

interface MessageFormProps {
  readonly channel: ChannelView;
  readonly placeholder: string;
  pick(command: RunnableCommand): void;
}

export function MessageForm({ channel, placeholder, pick }: MessageFormProps) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly DraftFile[]>([]);
  const [active, setActive] = useState(0);
  const [pickerClosed, setPickerClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const found = pickerClosed ? [] : suggestionsFor(text, runnableCommands(channel.commands), users.value);

  useLayoutEffect(() => {
    const { current } = field;
    current?.focus();
    return current ? typingFocuses(current) : undefined;
  }, []);
  useLayoutEffect(() => {
    if (answering.value !== undefined) field.current?.focus();
  }, [answering.value]);
  const add = (more: Iterable<File>) => {
    setFiles([...files, ...[...more].map(draftFile)]);
    field.current?.focus();
  };
  useFileIntake(add);

  function write(next: string): void {
    setText(next);
    setActive(0);
    setPickerClosed(false);
  }

  function send(): void {
    const as = viewer.value?.id;
    if (as === undefined || (text.trim() === '' && files.length === 0)) return;
    const reply = answering.value && { replyTo: answering.value.id, pingAuthor: pingAuthor.value };
    const notes = files.map(({ description, spoiler }) => ({ description, spoiler }));
    const request = { as, channel: channel.id, content: withMentions(text, users.value), files: notes, ...reply };
    const label = files.map(({ file }) => file.name).join(', ') || text;
    void upload(channel.id, label, (progress) =>
      post(
        request,
        files.map(({ file }) => file),
        progress,
      ),
    );
    setFiles([]);
    write('');
    answering.value = undefined;
  }

  function take(suggestion: Suggestion): void {
    if (suggestion.kind === 'command') pick(suggestion.command);
    else write(completeMention(text, suggestion.user));
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const suggestion = found[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (suggestion !== undefined && step !== undefined) {
      setActive((active + step + found.length) % found.length);
    } else if (suggestion !== undefined && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      take(suggestion);
    } else if (event.key === 'Escape' && found.length > 0) {
      setPickerClosed(true);
    } else if (event.key === 'Escape' && answering.value !== undefined) {
      answering.value = undefined;
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      send();
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Picker suggestions={found} active={active} pick={take} point={setActive} />
      <AnsweringBar />
      <DraftFiles files={files} change={setFiles} />
      <div class="composer-line">
        <ToolButton icon="plus" label={say('uploadFile')} onClick={() => chooser.current?.click()} />
        <input
          ref={chooser}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          multiple
          onChange={({ currentTarget }) => {
            add(currentTarget.files ?? []);
            currentTarget.value = '';
          }}
        />
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={placeholder}
          placeholder={placeholder}
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? 'picker' : undefined}
          aria-activedescendant={found[active] && optionId(found[active])}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ToolButton icon="send" label={say('send')} onlyNarrow />
      </div>
    </form>
  );
}
