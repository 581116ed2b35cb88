// A default does not use later parameters.

function f(int a = b, int b = 1) returns int => a + b; // @error
