// The error of a check has to fit the function's result.

type A distinct error;
type B distinct error;

function a() returns int|A => 1;

function onlyB() returns int|B {
    return check a(); // @error
}

function noError() returns int {
    return check a(); // @error
}

function both() returns int|A|B {
    return check a();
}
