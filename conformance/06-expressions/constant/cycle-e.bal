// A constant does not depend on itself.

const A = B + 1; const B = A; // @error
const C = C; // @error
