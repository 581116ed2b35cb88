// An optional field may be missing; access gives nil then.

import ballerina/io;

type Item record {|
    string name;
    int count?;
|};

public function main() {
    Item a = {name: "a"};
    Item b = {name: "b", count: 2};
    int? n = a?.count;
    io:println(n is ()); // @output true
    int? m = b.count;
    io:println(m); // @output 2
    io:println(a, a.hasKey("count")); // @output {"name":"a"}false
    b.count = ();
    io:println(b); // @output {"name":"b"}
    a["count"] = 5;
    io:println(a); // @output {"name":"a","count":5}
}
