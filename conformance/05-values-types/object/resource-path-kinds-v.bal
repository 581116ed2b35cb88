// A path has names, parameters of simple types and a rest, or is a dot.

import ballerina/io;

client class Store {
    resource function get .() returns string => "root";

    resource function get items/[int id]() returns string => string `item ${id}`;

    resource function get files/[string... path]() returns string => "/".'join(...path);

    resource function post items(string name) returns string => "made " + name;
}

public function main() {
    Store s = new;
    string root = s->/;
    string item = s->/items/[7];
    string file = s->/files/a/b/["c d"];
    string made = s->/items.post("pen");
    io:println(root, ", ", item, ", ", file, ", ", made); // @output root, item 7, a/b/c d, made pen
}
