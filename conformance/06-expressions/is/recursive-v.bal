// Tests of deep immutable values look at all of them.

import ballerina/io;

type Tree record {|
    int value;
    Tree[] children;
|};

public function main() {
    json good = {value: 1, children: [{value: 2, children: []}]};
    json bad = {value: 1, children: [{value: "2", children: []}]};
    io:println(good.cloneReadOnly() is Tree, bad.cloneReadOnly() is Tree, good is Tree); // @output truefalsefalse
}
