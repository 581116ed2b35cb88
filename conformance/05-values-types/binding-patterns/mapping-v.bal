// A mapping binding pattern takes fields; the rest becomes a new mapping.

import ballerina/io;

type Person record {|
    string name;
    int age;
    boolean active;
|};

public function main() {
    Person p = {name: "Ann", age: 3, active: true};
    var {name, age: years, ...more} = p;
    io:println(name, years, more); // @output Ann3{"active":true}
    Person {name: n2, age: _, active} = p;
    io:println(n2, active); // @output Anntrue
    record {|Person p; int[] l;|} outer = {p, l: [1]};
    var {p: {name: inner}, l} = outer;
    io:println(inner, l); // @output Ann[1]
}
