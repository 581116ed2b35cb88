// The rest of a mapping is a mapping of the remaining fields.

import ballerina/io;

type Open record {
    int a;
};

type Scores record {|
    int a;
    string s;
    float...;
|};

public function main() {
    Open o = {a: 1, "b": 2};
    var {a, ...rest} = o;
    map<anydata> m = rest;
    io:println(a, m); // @output 1{"b":2}
    Scores sc = {a: 1, s: "x", "f": 1.5};
    var {s, ...others} = sc;
    io:println(s, others.a, others["f"]); // @output x11.5
}
