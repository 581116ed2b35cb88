// A function whose result depends on a typedesc parameter is external.

function f(typedesc<anydata> t = <>) returns t|error { // @error
    return error("x");
}
