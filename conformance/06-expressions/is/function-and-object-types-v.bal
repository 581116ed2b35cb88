// Tests may be against written-out types of functions, objects and records.

import ballerina/io;

class Named {
    public string name = "x";
}

function f(int n) returns string => n.toString();

function kind(any v) returns string {
    if v is function (int) returns string {
        return "function " + v(3);
    }
    if v is object {public string name;} {
        return "object " + v.name;
    }
    if v is record {|int id; string...;|} & readonly {
        return "record " + v.id.toString();
    }
    if v is [int, string...] & readonly {
        return "tuple " + v[0].toString();
    }
    return "none";
}

public function main() {
    map<int|string> & readonly m = {id: 4, "s": "x"};
    anydata[] & readonly t = [5, "a", "b"];
    io:println(kind(f), ",", kind(new Named()), ",", kind(m), ",", kind(t), ",", kind(1)); // @output function 3,object x,record 4,tuple 5,none
}
