// Only a function with an external body may have a return type that depends on
// a parameter.

function make(typedesc<anydata> t) returns t => 1; // @error

function get(typedesc<anydata> t = <>) returns t|error { // @error
    return error("");
}
