// <> is the default of a typedesc parameter that the result mentions, once.

function a(typedesc<anydata> t = <>) returns int = external; // @error

function b(int t = <>) returns int = external; // @error

function c(typedesc<anydata> t = <>, typedesc<anydata> u = <>) returns t|u|error = external; // @error
