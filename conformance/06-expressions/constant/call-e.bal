// A call is not constant, not even of an isolated function.

isolated function one() returns int => 1;

const A = one(); // @error
const B = "x".length(); // @error
const C = [1, one()]; // @error
const D = 1 + 2;
