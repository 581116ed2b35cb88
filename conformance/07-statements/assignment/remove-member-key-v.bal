// Removal by nil goes by the key's type and never meets nilable members.

import ballerina/io;

type R record {|
    int a;
    string b?;
    int...;
|};

public function main() {
    R r = {a: 1, b: "x", "c": 3};
    "b"|"c" k = "c";
    r[k] = ();
    io:println(r); // @output {"a":1,"b":"x"}
    string key = "b";
    r[key] = ();
    io:println(r); // @output {"a":1}
    r[key] = ();
    map<map<int>> m = {};
    m["x"]["y"] = 1;
    m["x"]["z"] = 2;
    m["x"]["y"] = ();
    io:println(m); // @output {"x":{"z":2}}
}
