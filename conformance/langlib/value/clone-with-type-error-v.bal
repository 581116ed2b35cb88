// cloneWithType gives an error where no value can be made.

import ballerina/io;

type Item record {|
    int id;
|};

public function main() {
    json[] bad = [{}, {id: "x"}, {id: 1, more: 2}, [1], ()];
    foreach json j in bad {
        Item|error i = j.cloneWithType();
        io:println(i is error);
        // @output true
        // @output true
        // @output true
        // @output true
        // @output true
    }
    anydata[] cycle = [];
    cycle.push(cycle);
    anydata[]|error c = cycle.cloneWithType();
    io:println(c is error); // @output true
}
