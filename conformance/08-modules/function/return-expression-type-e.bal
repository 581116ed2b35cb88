// The expression of an expression-bodied function fits its result.

function f() returns int => "x"; // @error

function g() => 1; // @error

function h() returns int? => ();
