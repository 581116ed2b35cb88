// next gives the members wrapped in records, and then nil for ever.

import ballerina/io;

public function main() {
    object {
        public isolated function next() returns record {|string value;|}?;
    } it = ["a", "b"].iterator();
    io:println(it.next()); // @output {"value":"a"}
    io:println(it.next()); // @output {"value":"b"}
    io:println(it.next() is (), " ", it.next() is ()); // @output true true
}
