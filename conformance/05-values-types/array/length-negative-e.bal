// The length is a non-negative integer.

const NEGATIVE = -1;
const NAME = "x";
type A int[NEGATIVE]; // @error
type B int[NAME]; // @error
