// map<never> holds the empty mapping only.

import ballerina/io;

public function main() {
    map<never> m = {};
    map<int> n = m;
    any v = n;
    any fixed = <map<int> & readonly>{};
    io:println(n.length(), v is map<never>, fixed is map<never>, fixed is map<string>); // @output 0truetruetrue
    error? e = trap set(n);
    io:println(e is error); // @output true
}

function set(map<int> m) {
    m["a"] = 1;
}
