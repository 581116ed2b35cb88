// Library functions that add members check the inherent type.

import ballerina/io;

public function main() {
    string[] names = ["Ann"];
    (string|int)[] wider = names;
    wider.push("Bo");
    io:println(names); // @output ["Ann","Bo"]
    wider.push(3); // @panic
}
