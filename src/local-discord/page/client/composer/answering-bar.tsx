import { Icon } from '../layout/icons.tsx';
import { nameOf } from '../store.ts';
import { answering, pingAuthor } from './answering.ts';

/** Says whom the next post replies to. */
export function AnsweringBar() {
  const message = answering.value;
  if (message === undefined) return null;
  return (
    <div class="answering">
      <span>
        Replying to <strong>{nameOf(message.author)}</strong>
      </span>
      <label>
        <input
          type="checkbox"
          checked={pingAuthor.value}
          onChange={({ currentTarget }) => {
            pingAuthor.value = currentTarget.checked;
          }}
        />
        mention
      </label>
      <button
        type="button"
        class="tool"
        aria-label="Do not reply"
        onClick={() => {
          answering.value = undefined;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
