// Of a union the first type of which a value can be made is taken.

import ballerina/io;

type A record {|
    int n;
    string s = "a";
|};

type B record {|
    int n;
    string t = "b";
|};

public function main() returns error? {
    A|B x = check {n: 1}.cloneWithType();
    A|B y = check {n: 1, t: "z"}.cloneWithType();
    float|int z = check (2).cloneWithType();
    io:println(x, y, z); // @output {"n":1,"s":"a"}{"n":1,"t":"z"}2
}
