// A field that is absent differs from one that is nil.

import ballerina/io;

type R record {|
    int a;
    int? b?;
|};

public function main() {
    R x = {a: 1};
    R y = {a: 1, b: ()};
    map<anydata> m = {a: 1};
    io:println(x == y, x == m, y == m); // @output falsetruefalse
}
