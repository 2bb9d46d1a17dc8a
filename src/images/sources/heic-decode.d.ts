/** As far as it is used here; the types that others publish for it lack sizes and `dispose`. */
declare module 'heic-decode' {
  interface Decodable {
    readonly width: number;
    readonly height: number;
    /** RGBA, row by row. */
    decode(): Promise<{ readonly data: Uint8ClampedArray }>;
  }

  const heicDecode: {
    all(file: { readonly buffer: Uint8Array }): Promise<readonly Decodable[] & { dispose(): void }>;
  };
  export default heicDecode;
}
