// Required parameters do not follow those with defaults.

function f(int a = 1, int b) returns int => a + b; // @error
