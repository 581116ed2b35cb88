// Numbers of JSON are ints when they are written so and fit, else decimals.

import ballerina/io;

public function main() returns error? {
    json j = check "[1, 1.0, 1e2, 9223372036854775808, -0]".fromJsonString();
    if j is json[] {
        io:println(from json n in j
            select n is int ? "int" : n is decimal ? "decimal" : "float"); // @output ["int","decimal","decimal","decimal","float"]
    }
    io:println(check "{\"a\": \"\\u00e9\\n\"}".fromJsonString()); // @output {"a":"é
    // @output "}
    io:println("{a: 1}".fromJsonString() is error, "[1,]".fromJsonString() is error, "".fromJsonString() is error); // @output truetruetrue
}
