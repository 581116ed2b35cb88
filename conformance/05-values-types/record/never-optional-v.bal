// An optional field of type never forbids the field.

import ballerina/io;

type NoId record {
    never id?;
};

type Plain record {|
    string name;
    never id?;
|};

public function main() {
    Plain p = {name: "x"};
    NoId n = p;
    any v = {"id": 1, "name": "x"};
    any w = <map<anydata> & readonly>{"name": "x"};
    io:println(n, v is NoId, w is NoId); // @output {"name":"x"}falsetrue
}
