// Each evaluation of a constructor makes a value with an identity of its own.

import ballerina/io;

function empty() returns int[] => [];

public function main() {
    io:println(empty() === empty(), " ", empty() == empty()); // @output false true
    map<int>[] made = from int i in 0 ..< 2 select {a: 1};
    io:println(made[0] === made[1]); // @output false
    xml x = xml `<a/>`;
    xml y = xml `<a/>`;
    io:println(x === y, " ", x == y); // @output false true
}
