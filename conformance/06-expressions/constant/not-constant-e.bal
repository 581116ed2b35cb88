// Only constants may be used within constant expressions.

int variable = 1;

function f() returns int => 1;

const A = variable; // @error
const B = f(); // @error
const C = [1, variable]; // @error
const D = new C1(); // @error

class C1 {
}
