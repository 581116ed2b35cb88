// A from clause may take members apart.

import ballerina/io;

type P record {|
    string name;
    int age;
|};

public function main() {
    P[] ps = [{name: "a", age: 1}, {name: "b", age: 2}];
    string[] names = from var {name} in ps
        select name;
    int[] ages = from P {age: years} in ps
        select years;
    [int, string][] pairs = [[1, "q"]];
    string[] qs = from var [n, s] in pairs
        select s + n.toString();
    io:println(names, ages, qs); // @output ["a","b"][1,2]["q1"]
}
