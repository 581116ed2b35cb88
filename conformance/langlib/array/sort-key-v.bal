// sort is stable, may have a key, and gives a new list.

import ballerina/io;

type P record {|
    string name;
    int age;
|};

public function main() {
    P[] ps = [{name: "b", age: 2}, {name: "a", age: 2}, {name: "c", age: 1}];
    string[] up = ps.sort(key = isolated function(P p) returns int => p.age).map(p => p.name);
    string[] down = ps.sort("descending", isolated function(P p) returns int => p.age).map(p => p.name);
    io:println(up, down, ps[0].name); // @output ["c","b","a"]["b","a","c"]b
}
