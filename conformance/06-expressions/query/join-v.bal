// join pairs the frames whose keys are equal, in the order of the left ones.

import ballerina/io;

type Person record {|
    int id;
    string name;
|};

type Dept record {|
    int id;
    string dept;
|};

public function main() {
    Person[] ps = [{id: 1, name: "a"}, {id: 2, name: "b"}, {id: 1, name: "c"}];
    Dept[] ds = [{id: 1, dept: "x"}, {id: 3, dept: "z"}, {id: 1, dept: "y"}];
    string[] l = from Person p in ps
        join Dept d in ds on p.id equals d.id
        select p.name + d.dept;
    io:println(l); // @output ["ax","ay","cx","cy"]
    string[] m = from var {id, name} in ps
        join var {id: did, dept} in ds on [id, 1] equals [did, 1]
        where dept != "x"
        select name + dept;
    io:println(m); // @output ["ay","cy"]
}
