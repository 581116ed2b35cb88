// cloneReadOnly gives a value of the same type that is immutable.

import ballerina/io;

type R record {|
    int n;
    map<string[]> m;
|};

public function main() {
    R r = {n: 1, m: {a: ["x"]}};
    R & readonly f = r.cloneReadOnly();
    map<string[]> & readonly m = f.m;
    string[] & readonly l = m.get("a");
    r.m["b"] = [];
    io:println(f, l, r == f); // @output {"n":1,"m":{"a":["x"]}}["x"]false
}
