/** What every browser that this page is made for draws; HEIC and TIFF are among the others. */
const DRAWN = ['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];
const VECTOR = 'image/svg+xml';
/** Decoded at four bytes a pixel; a browser that draws more stands still for seconds. */
const MOST_PIXELS = 50_000_000;

interface Sized {
  readonly content_type?: string | undefined;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
}

/** Whether browsers draw files of this type at all. */
export function isDrawn(type: string): boolean {
  return type === VECTOR || DRAWN.includes(type);
}

/** Whether a file is shown as a picture. Everything else is shown as a file. */
export function isShowable({ content_type: type = '', width, height }: Sized): boolean {
  if (!width || !height) return false;
  return type === VECTOR || (isDrawn(type) && width * height <= MOST_PIXELS);
}
