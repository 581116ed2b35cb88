// A list of plain data takes no behavioural value, whatever its static type.

import ballerina/io;

public function main() {
    anydata[] data = [1];
    any[] list = data;
    list.push("a");
    io:println(data); // @output [1,"a"]
    list.push(main); // @panic
}
