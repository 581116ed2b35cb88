// The value of a constant has the declared type, which is plain data.

const int A = "x"; // @error
const byte B = 300; // @error
const function () C = (); // @error
const D; // @error
