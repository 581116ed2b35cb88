// The expression belongs to the return type, and is no action.

client class C {
    remote function get() returns int => 1;
}

function a() returns int => "x"; // @error

function b(C c) returns int => c->get(); // @error

function c() => 1; // @error
