// Each key has a direction of its own.

import ballerina/io;

type P record {|
    string name;
    int age;
|};

public function main() {
    P[] ps = [{name: "b", age: 1}, {name: "a", age: 1}, {name: "c", age: 2}];
    string[] names = from P p in ps
        order by p.age descending, p.name ascending
        select p.name;
    string[] reverse = from P p in ps
        order by p.age, p.name descending
        select p.name;
    io:println(names, reverse); // @output ["c","a","b"]["b","a","c"]
}
