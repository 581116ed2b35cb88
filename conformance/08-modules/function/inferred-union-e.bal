// The types of a union with an inferred typedesc have different basic types.

function one(typedesc<int> t = <>) returns t|int = external; // @error

function other(typedesc<anydata> t = <>, typedesc<int> u = <>) returns t|error = external; // @error

function body(typedesc<int> t) returns t { // @error
    return 1;
}
