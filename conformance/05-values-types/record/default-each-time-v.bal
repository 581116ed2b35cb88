// A default is evaluated each time that it is used.

import ballerina/io;

type Cart record {|
    int[] items = [];
    string name = "cart";
|};

public function main() {
    Cart a = {};
    Cart b = {name: "b"};
    a.items.push(1);
    io:println(a, " ", b); // @output {"items":[1],"name":"cart"} {"items":[],"name":"b"}
}
