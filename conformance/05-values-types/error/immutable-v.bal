// Errors are immutable, and may be shared freely.

import ballerina/io;

public function main() {
    int[] list = [1];
    error e = error("bad", list = list);
    list.push(2);
    readonly r = e;
    io:println(e.detail(), " ", r is error); // @output {"list":[1]} true
    map<error> & readonly errors = {first: e};
    io:println(errors.get("first") === e); // @output true
}
