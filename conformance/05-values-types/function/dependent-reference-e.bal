// A return type may name parameters, but only typedesc ones.
// (External functions are for library modules.)

function a(typedesc<anydata> t) returns t|error = external; // @error is external

function b(int n) returns n = external; // @error unknown type

function c() returns u = external; // @error unknown type
