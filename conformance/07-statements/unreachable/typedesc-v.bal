// What is certain of a typedesc makes no error of the code behind.

import ballerina/io;

function kind(typedesc<anydata> t) returns string {
    if t is typedesc<record {|anydata...;|}> {
        return "mapping";
    } else if t is typedesc<map<json>> {
        return "json mapping";
    }
    return "other";
}

public function main() {
    typedesc<anydata> a = int;
    typedesc<anydata> b = record {|int x;|};
    io:println(kind(a), " ", kind(b)); // @output other mapping
}
