import { useEffect, useState } from 'preact/hooks';
import { isShowable } from '../message/showable.ts';

/** Address of a picture to show for a file; undefined until it is known to be one that a browser can bear to draw. */
export function usePreview(file: File | undefined): string | undefined {
  const [preview, setPreview] = useState<string>();
  useEffect(() => {
    setPreview(undefined);
    if (!file?.type.startsWith('image/')) return undefined;
    const address = URL.createObjectURL(file);
    // Not in the document, it is read as far as its size and not decoded.
    const image = new Image();
    image.onload = () => {
      if (isShowable({ content_type: file.type, width: image.naturalWidth, height: image.naturalHeight })) {
        setPreview(address);
      }
    };
    image.src = address;
    return () => {
      image.onload = null;
      URL.revokeObjectURL(address);
    };
  }, [file]);
  return preview;
}
