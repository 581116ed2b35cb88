// The places of a destructuring assignment may be used variables, in any nesting.

import ballerina/io;

type P record {|
    int x;
    [string, boolean] more;
|};

public function main() {
    int x = 0;
    string s = "";
    boolean b = false;
    P p = {x: 5, more: ["z", true]};
    {x, more: [s, b]} = p;
    io:println(x, s, b); // @output 5ztrue
    int[] rest = [];
    [x, ...rest] = [1, 2, 3];
    io:println(x, rest); // @output 1[2,3]
}
