// A client's remote method may return.

client class C {
    remote function f() returns never { // @error
        panic error("x");
    }
}
