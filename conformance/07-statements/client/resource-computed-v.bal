// A path may hold computed and spread segments.

import ballerina/io;

client class Files {
    resource function get [string... path]() returns string => path.toString();

    resource function put [string name]/[int version](string content) returns string => string `${name} ${version} ${content}`;
}

public function main() {
    Files f = new;
    string[] parts = ["x", "y"];
    string name = "doc";
    string a = f->/a/[name]/[...parts];
    string b = f->/[name]/[3].put("text");
    string c = f->/;
    io:println(a, " ", b, " ", c); // @output ["a","doc","x","y"] doc 3 text []
}
