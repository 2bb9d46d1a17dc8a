/** A rectangle in pixels, origin at the top left of the upright picture; it may reach past the border. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
