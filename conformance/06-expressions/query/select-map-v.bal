// map collects pairs of a key and a value; later ones win in their place.

import ballerina/io;

public function main() {
    map<int> m = map from string s in ["b", "a", "bb"]
        select [s, s.length()];
    io:println(m); // @output {"b":1,"a":1,"bb":2}
    map<int> n = map from [string, int] p in [["x", 1], ["y", 2], ["x", 3]]
        select p;
    io:println(n); // @output {"x":3,"y":2}
    var k = map from int i in 1 ... 2
        select [i.toString(), i];
    map<int> j = k;
    io:println(j); // @output {"1":1,"2":2}
}
