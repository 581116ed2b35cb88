// <> is a default of a typedesc parameter that the return type names, and of
// one parameter at most. (External functions are for library modules.)

function a(typedesc<anydata> t = <>) returns t|error = external; // @error is external

function b(typedesc<anydata> t = <>) returns int = external; // @error needs a return type

function c(int n = <>) returns int = external; // @error an inferred typedesc

function d(typedesc<int> t = <>, typedesc<string> s = <>) returns t|s = external; // @error for one parameter only
