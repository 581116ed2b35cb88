// The defaults of an isolated function are isolated too.

int n = 0;

isolated function f(int a = n) returns int => a; // @error
