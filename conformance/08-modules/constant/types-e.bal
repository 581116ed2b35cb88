// The value belongs to the type, which is plain data.

const int A = "x"; // @error
const byte B = 256; // @error
const error C = error("x"); // @error
const function () D = f; // @error
const int[] E = [1];

function f() {
}
