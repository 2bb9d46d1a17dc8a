import { type APIAttachment, AttachmentFlags } from 'discord-api-types/v10';
import { Icon } from '../layout/icons.tsx';
import { formatBytes } from './format-bytes.ts';
import { Picture } from './picture.tsx';
import { isShowable } from './showable.ts';

export function Attachments({ attachments }: { readonly attachments: readonly APIAttachment[] }) {
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(isShowable);
  const others = attachments.filter((attachment) => !isShowable(attachment));
  return (
    <div class="attachments">
      {pictures.length > 0 && (
        <div class={pictures.length === 1 ? 'pictures' : 'pictures mosaic'}>
          {pictures.map((attachment) => (
            <Picture
              key={attachment.id}
              url={attachment.url}
              width={attachment.width}
              height={attachment.height}
              description={attachment.description}
              spoiler={isSpoiler(attachment)}
            />
          ))}
        </div>
      )}
      {others.map((attachment) => (
        <div key={attachment.id} class="file">
          <Icon name="file" />
          <a href={attachment.url} download={attachment.filename}>
            {attachment.filename}
          </a>
          <small>
            {formatBytes(attachment.size)}
            {attachment.width && attachment.height && ` · ${attachment.width} × ${attachment.height}`}
          </small>
        </div>
      ))}
    </div>
  );
}

function isSpoiler({ filename, flags }: APIAttachment): boolean {
  return filename.startsWith('SPOILER_') || ((flags ?? 0) & AttachmentFlags.IsSpoiler) !== 0;
}
