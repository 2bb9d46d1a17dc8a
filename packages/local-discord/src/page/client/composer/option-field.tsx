import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { useId, useLayoutEffect } from 'preact/hooks';
import { Icon } from '../layout/icons.tsx';
import { channels, nameOf, state } from '../store.ts';
import { say } from '../texts/language.ts';
import { describedIn, namedIn } from '../texts/localised.ts';
import { usePreview } from './use-preview.ts';

export type OptionValue = string | number | boolean | { readonly id: string } | File;

interface OptionFieldProps<Option = APIApplicationCommandBasicOption> {
  readonly option: Option;
  readonly value: OptionValue | undefined;
  /** With undefined when the field was emptied. */
  change(value: OptionValue | undefined): void;
}

/** The field of a command's option, by its type. */
export function OptionField(props: OptionFieldProps) {
  const id = useId();
  const { required } = props.option;
  useLayoutEffect(() => {
    // One that is not required comes by being asked for, and is filled in next.
    if (!required) document.getElementById(id)?.focus();
  }, [id, required]);
  return (
    <div class="option" title={describedIn(props.option)}>
      <label for={id}>{namedIn(props.option)}</label>
      <Field {...props} id={id} />
    </div>
  );
}

function Field({ id, option, value, change }: OptionFieldProps & { readonly id: string }) {
  const required = option.required ?? false;
  if ('choices' in option && option.choices) {
    return (
      <ChoiceField
        id={id}
        required={required}
        choices={option.choices.map((choice) => ({ name: namedIn(choice), value: choice.value }))}
        change={change}
      />
    );
  }
  switch (option.type) {
    case ApplicationCommandOptionType.Attachment:
      return <FileField id={id} required={required} types={option.file_types} value={value} change={change} />;
    case ApplicationCommandOptionType.Boolean:
      return <ChoiceField id={id} required={required} choices={truth()} change={change} />;
    case ApplicationCommandOptionType.User:
    case ApplicationCommandOptionType.Mentionable:
      return <ChoiceField id={id} required={required} choices={people()} change={change} />;
    case ApplicationCommandOptionType.Channel:
      return <ChoiceField id={id} required={required} choices={channelChoices()} change={change} />;
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return (
        <input
          id={id}
          type="number"
          required={required}
          min={'min_value' in option ? option.min_value : undefined}
          max={'max_value' in option ? option.max_value : undefined}
          step={option.type === ApplicationCommandOptionType.Integer ? 1 : 'any'}
          placeholder={rangeOf(option)}
          onInput={({ currentTarget }) =>
            change(Number.isNaN(currentTarget.valueAsNumber) ? undefined : currentTarget.valueAsNumber)
          }
        />
      );
    default:
      return (
        <input
          id={id}
          type="text"
          required={required}
          minLength={'min_length' in option ? option.min_length : undefined}
          maxLength={'max_length' in option ? option.max_length : undefined}
          onInput={({ currentTarget }) => change(currentTarget.value || undefined)}
        />
      );
  }
}

interface Choice {
  readonly name: string;
  readonly value: OptionValue;
}

function truth(): readonly Choice[] {
  return [
    { name: say('yes'), value: true },
    { name: say('no'), value: false },
  ];
}

interface ChoiceFieldProps extends Pick<OptionFieldProps, 'change'> {
  readonly id: string;
  readonly required: boolean;
  readonly choices: readonly Choice[];
}

function ChoiceField({ id, required, choices, change }: ChoiceFieldProps) {
  return (
    <select
      id={id}
      required={required}
      onChange={({ currentTarget }) => change(choices[currentTarget.selectedIndex - 1]?.value)}
    >
      <option value="">{say('choose')}</option>
      {choices.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface FileFieldProps extends Omit<OptionFieldProps, 'option'> {
  readonly id: string;
  /** Groups (`image`) and extensions that the command takes; any where there are none. */
  readonly types: readonly string[] | undefined;
  readonly required: boolean;
}

function FileField({ id, required, types, value, change }: FileFieldProps) {
  const file = value instanceof File ? value : undefined;
  const preview = usePreview(file);
  return (
    <span class="option-file">
      {preview && <img src={preview} alt="" />}
      <span aria-hidden="true">{file?.name ?? say('chooseFile')}</span>
      <Icon name="clip" />
      <input
        id={id}
        type="file"
        accept={types?.map((type) => (type.startsWith('.') ? type : `${type}/*`)).join()}
        // A dropped or pasted file never gets into the field itself.
        required={required && file === undefined}
        onChange={({ currentTarget }) => change(currentTarget.files?.[0])}
      />
    </span>
  );
}

function people(): readonly Choice[] {
  return (state.value?.people ?? []).map(({ user }) => ({
    name: nameOf(user) ?? user.username,
    value: { id: user.id },
  }));
}

function channelChoices(): readonly Choice[] {
  return channels.value.map(({ id, name }) => ({ name: `#${name}`, value: { id } }));
}

function rangeOf(option: APIApplicationCommandBasicOption): string {
  const least = 'min_value' in option ? option.min_value : undefined;
  const most = 'max_value' in option ? option.max_value : undefined;
  return least === undefined && most === undefined ? '' : `${least ?? ''}–${most ?? ''}`;
}
