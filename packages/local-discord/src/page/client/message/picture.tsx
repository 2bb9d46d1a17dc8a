import { useRef, useState } from 'preact/hooks';
import { Icon } from '../layout/icons.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { say } from '../texts/language.ts';

interface PictureProps {
  readonly url: string;
  /** In pixels; leaves the room free before the bytes are there. */
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
  readonly description?: string | undefined;
  readonly spoiler?: boolean;
  readonly class?: string;
}

function nameFor(covered: boolean, description: string | undefined): string {
  if (covered) return say('revealPicture');
  return description ? say('openPictureOf', { description }) : say('openPicture');
}

/** A picture that opens large when pressed, under a cover first if it is a spoiler. */
export function Picture({ url, width, height, description, spoiler = false, class: kind = '' }: PictureProps) {
  const [covered, setCovered] = useState(spoiler);
  const [broken, setBroken] = useState(false);
  const [large, setLarge] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  if (broken) {
    return (
      <p class={`picture picture-broken ${kind}`}>
        <Icon name="picture" /> {say('brokenPicture')}
      </p>
    );
  }
  const enlarge = () => {
    setLarge(true);
    dialog.current?.showModal();
  };
  const size = { ...(width && { width }), ...(height && { height }) };
  return (
    <div class={`picture ${kind}`}>
      <button
        type="button"
        class={covered ? 'picture-open covered' : 'picture-open'}
        aria-label={nameFor(covered, description)}
        onClick={() => (covered ? setCovered(false) : enlarge())}
      >
        <img src={url} alt="" {...size} onError={() => setBroken(true)} />
        {covered && <span class="spoiler-tag">{say('spoilerTag')}</span>}
      </button>
      {description && !covered && (
        <details class="alt">
          <summary>{say('alt')}</summary>
          <p>{description}</p>
        </details>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself */}
      <dialog
        ref={dialog}
        class="lightbox"
        aria-label={description ?? say('picture')}
        onClick={() => dialog.current?.close()}
      >
        {large && <img src={url} alt={description ?? ''} />}
        <ToolButton icon="close" label={say('close')} onClick={() => dialog.current?.close()} />
      </dialog>
    </div>
  );
}
