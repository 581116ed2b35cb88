// order by sorts stably by several keys, ascending unless it says otherwise.

import ballerina/io;

type P record {|
    string name;
    int age;
    int id;
|};

public function main() {
    P[] ps = [
        {name: "b", age: 2, id: 1},
        {name: "a", age: 2, id: 2},
        {name: "c", age: 1, id: 3},
        {name: "a", age: 3, id: 4}
    ];
    int[] a = from P p in ps
        order by p.name
        select p.id;
    int[] b = from P p in ps
        order by p.age descending, p.name ascending
        select p.id;
    int[] c = from var {id, name} in ps
        order by name descending
        select id;
    io:println(a, b, c); // @output [2,4,1,3][4,2,1,3][3,1,2,4]
}
