// What is declared isolated does not rely on inference.

function pure(int n) returns int => n + 1;

isolated function f() returns int => pure(1); // @error
