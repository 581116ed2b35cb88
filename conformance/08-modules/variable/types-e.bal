// Initializers fit; public variables have explicit types; never is no type of
// a variable.

int a = "x"; // @error
public var b = 1; // @error
never c; // @error
var d; // @error
