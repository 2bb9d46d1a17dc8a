import {
  type APIButtonComponent,
  type APIMessage,
  type APIMessageComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import { Icon } from '../layout/icons.tsx';
import { act, Refused } from '../server.ts';
import { viewer } from '../store.ts';
import { SelectMenu } from './select-menu.tsx';
import type { Use } from './use.ts';

/** Rows of buttons and select menus. What the bot leaves unanswered is said under them, as in Discord. */
export function Components({ message }: { readonly message: APIMessage }) {
  const [failure, setFailure] = useState<string>();
  if (!message.components?.length) return null;
  const use: Use = async (action) => {
    if (viewer.value === undefined) return;
    setFailure(undefined);
    try {
      await act({ ...action, as: viewer.value.id, message: message.id });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setFailure(error.message);
    }
  };
  return (
    <div class="components">
      {message.components.map((row, index) => (
        <Row key={index} row={row} message={message} use={use} />
      ))}
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: APIMessageComponent;
  readonly message: APIMessage;
  readonly use: Use;
}

function Row({ row, message, use }: RowProps) {
  if (row.type !== ComponentType.ActionRow) return null;
  return (
    <div class="components-row">
      {row.components.map((component) =>
        component.type === ComponentType.Button ? (
          <Button key={buttonKey(component)} button={component} use={use} />
        ) : (
          // The bot's edit decides what is chosen, so that an edited message begins with a fresh menu.
          <SelectMenu key={`${component.custom_id} ${message.edited_timestamp}`} menu={component} use={use} />
        ),
      )}
    </div>
  );
}

const STYLES: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

function Button({ button, use }: { readonly button: APIButtonComponent; readonly use: Use }) {
  const [waiting, setWaiting] = useState(false);
  if (button.style === ButtonStyle.Premium) return null;
  const content = (
    <>
      {button.emoji?.name && <span aria-hidden="true">{button.emoji.name}</span>}
      {button.label}
    </>
  );
  if (button.style === ButtonStyle.Link) {
    return (
      <a class="button secondary" href={button.url} target="_blank" rel="noreferrer">
        {content}
        <Icon name="link" />
      </a>
    );
  }
  const { custom_id } = button;
  const press = async () => {
    setWaiting(true);
    await use({ do: 'press', button: custom_id });
    setWaiting(false);
  };
  return (
    <button
      type="button"
      class={`button ${STYLES[button.style]}`}
      disabled={button.disabled ?? false}
      aria-busy={waiting}
      onClick={press}
    >
      {content}
    </button>
  );
}

function buttonKey(button: APIButtonComponent): string {
  if ('custom_id' in button) return button.custom_id;
  return 'url' in button ? button.url : button.sku_id;
}
