// json is nil, booleans, numbers, strings, and arrays and maps of json.

import ballerina/io;

public function main() {
    json a = {name: "x", list: [1, 2.5, true, ()], inner: {d: 1d}};
    io:println(a); // @output {"name":"x","list":[1,2.5,true,null],"inner":{"d":1}}
    any b = xml `<a/>`;
    io:println(b is json); // @output false
    any c = <map<string>>{k: "v"};
    any d = <int[]>[1];
    io:println(c is json, d is json, d is json[]); // @output truetruetrue
    record {|int x; string y;|} r = {x: 1, y: "z"};
    json e = r;
    io:println(e === r); // @output true
}
