// Optional access chains over nil and missing fields.

import ballerina/io;

type Address record {|
    string city;
    record {|string code;|} zip?;
|};

type Person record {|
    Address? address = ();
|};

function zip(Person? p) returns string => p?.address?.zip?.code ?: "none";

public function main() {
    io:println(zip(()), zip({}), zip({address: {city: "x"}})); // @output nonenonenone
    io:println(zip({address: {city: "x", zip: {code: "123"}}})); // @output 123
}
