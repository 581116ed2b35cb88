// An immutable map takes no new fields, and loses none.

import ballerina/io;

public function main() {
    map<int> m = <map<int> & readonly>{a: 1};
    int|error removed = trap m.remove("a");
    io:println(removed is error, m); // @output true{"a":1}
    m["b"] = 2; // @panic
}
