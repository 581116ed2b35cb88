// A conversion that fails is found in a constant expression.

const int A = <int>1e30d; // @error
const byte B = <byte>300; // @error
const decimal C = 1d / 0d; // @error
const any D = 1; // @error
const error E = 1; // @error
const int F = <int>1e3d;
