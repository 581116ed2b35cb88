// The returned value belongs to the return type.

function a() returns int {
    return "x"; // @error
}

function b() {
    return 1; // @error
}

function c() returns int {
    return; // @error
}

function d() returns string? {
    return;
}

function e() returns never {
    return; // @error
}
