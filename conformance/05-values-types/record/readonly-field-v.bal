// A readonly field cannot be assigned, and its value is immutable.

import ballerina/io;

type Item record {|
    readonly int[] ids;
    int n;
|};

public function main() {
    Item a = {ids: [1, 2], n: 1};
    a.n = 2;
    int[] & readonly ids = a.ids;
    io:println(ids.isReadOnly(), a.isReadOnly()); // @output truefalse
    io:println(a); // @output {"ids":[1,2],"n":2}
}
