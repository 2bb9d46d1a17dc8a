import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelView, CommandRequest } from '../../protocol.ts';
import { ToolButton } from '../layout/tool-button.tsx';
import { runCommand } from '../server.ts';
import { viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { describedIn, namedIn } from '../texts/localised.ts';
import { useFileIntake } from './file-intake.ts';
import { OptionField, type OptionValue } from './option-field.tsx';
import type { RunnableCommand } from './runnable-command.ts';
import { sampleIntake } from './sample-intake.ts';
import { upload } from './uploads.ts';

interface CommandFormProps {
  readonly channel: ChannelView;
  readonly command: RunnableCommand;
  close(): void;
}

type Values = Readonly<Record<string, OptionValue>>;

/** A picked command's options. Enter runs it, Escape puts it away. */
export function CommandForm({ channel, command, close }: CommandFormProps) {
  const [values, setValues] = useState<Values>({});
  const [shown, setShown] = useState(command.options.filter(({ required }) => required).map(({ name }) => name));
  const form = useRef<HTMLFormElement>(null);
  const attachment = command.options.find(({ type }) => type === ApplicationCommandOptionType.Attachment);

  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('.option input, .option select, [type=submit]')?.focus();
  }, []);
  const set = (name: string, value: OptionValue | undefined) =>
    setValues(({ [name]: _old, ...others }) => (value === undefined ? others : { ...others, [name]: value }));
  const show = (name: string) => setShown((before) => (before.includes(name) ? before : [...before, name]));
  const fill = (file: File | undefined) => {
    if (attachment === undefined || file === undefined) return;
    show(attachment.name);
    set(attachment.name, file);
  };
  useFileIntake((files) => fill(files[0]));
  useEffect(() => {
    sampleIntake.value = attachment && fill;
    return () => {
      sampleIntake.value = undefined;
    };
  }, [attachment]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const as = viewer.value?.id;
    if (as === undefined) return;
    const { options, files } = split(values);
    const request: Omit<CommandRequest, 'locale'> = { as, channel: channel.id, command: command.name, options };
    void upload(channel.id, `/${command.shownName}`, (progress) => runCommand(request, files, progress));
    close();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
    // In other fields the browser does this by itself.
    if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  }

  return (
    <form
      ref={form}
      class="composer command-form"
      aria-label={`/${command.shownName}`}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <p class="command-help">{command.description}</p>
      <div class="composer-line">
        <span class="command-name">/{command.shownName}</span>
        <div class="command-options">
          {command.options
            .filter(({ name }) => shown.includes(name))
            .map((option) => (
              <OptionField
                key={option.name}
                option={option}
                value={values[option.name]}
                change={(value) => set(option.name, value)}
              />
            ))}
          {command.options
            .filter(({ name }) => !shown.includes(name))
            .map((option) => (
              <AddOption key={option.name} option={option} add={() => show(option.name)} />
            ))}
        </div>
        <ToolButton icon="close" label={say('cancelCommand')} onClick={close} />
        <button type="submit" class="button primary">
          {say('run')}
        </button>
      </div>
    </form>
  );
}

function AddOption({ option, add }: { readonly option: APIApplicationCommandBasicOption; add(): void }) {
  return (
    <button
      type="button"
      class="add-option"
      title={describedIn(option)}
      aria-label={say('addOption', { option: namedIn(option) })}
      onClick={add}
    >
      +{namedIn(option)}
    </button>
  );
}

function split(values: Values): {
  readonly options: CommandRequest['options'];
  readonly files: Readonly<Record<string, File>>;
} {
  const options: Record<string, CommandRequest['options'][string]> = {};
  const files: Record<string, File> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof File) files[name] = value;
    else options[name] = value;
  }
  return { options, files };
}
