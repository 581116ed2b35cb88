// cloneWithType makes values of a type: defaults, numbers and structures.

import ballerina/io;

type Item record {|
    int id;
    decimal price = 1;
    string note?;
|};

public function main() returns error? {
    json j = {id: 3.0, price: 2};
    Item i = check j.cloneWithType();
    Item k = check {id: 1}.cloneWithType(Item);
    io:println(i, k); // @output {"id":3,"price":2}{"id":1,"price":1}
    int[] ints = check [1.5, 2.5, 3].cloneWithType();
    [int, string] pair = check (<anydata[]>[1, "x"]).cloneWithType();
    io:println(ints, pair); // @output [2,2,3][1,"x"]
}
