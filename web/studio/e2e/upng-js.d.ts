// What is used of upng-js, which has no types of its own.
declare module 'upng-js' {
  interface Image {
    width: number
    height: number
  }
  const UPNG: {
    decode(file: ArrayBufferView | ArrayBuffer): Image
    toRGBA8(image: Image): ArrayBuffer[]
    /** `colours` is how many the picture may have; 0 for all. */
    encode(frames: ArrayBuffer[], width: number, height: number, colours: number): ArrayBuffer
  }
  export default UPNG
}
