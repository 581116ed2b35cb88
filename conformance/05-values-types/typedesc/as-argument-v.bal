// A typedesc may be passed on and used for a test at run time.

import ballerina/io;

type Id record {|
    int id;
|};

function fits(anydata v, typedesc<anydata> t) returns boolean => v.cloneWithType(t) !is error;

public function main() {
    io:println(fits({id: 1}, Id), " ", fits({id: "x"}, Id), " ", fits(3, int)); // @output true false true
}
