// An overflow in a constant expression is found at compile time.

const A = 9223372036854775807 + 1; // @error
const B = 1 / 0; // @error
const C = -(-9223372036854775807 - 1); // @error
