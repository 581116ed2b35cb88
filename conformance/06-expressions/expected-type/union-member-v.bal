// The members of the expected type that are of other basic types do not matter
// to a constructor.

import ballerina/io;

type Item record {|
    int id;
    string name = "none";
|};

function make(int n) returns Item|int[]|string|error {
    if n == 0 {
        return {id: 1};
    }
    return [1, 2];
}

public function main() {
    Item|int[]|string|error a = make(0);
    Item|int[]|string|error b = make(1);
    io:println(a is Item, " ", b is int[]); // @output true true
    Item?[] list = [{id: 2}, ()];
    io:println(list); // @output [{"id":2,"name":"none"},null]
}
