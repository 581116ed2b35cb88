// What is known of a variable that nothing assigns holds in closures too.

import ballerina/io;

function label(string? name) returns string {
    string? n = name;
    if n is () {
        return "none";
    }
    string[] parts = ["<", ">"].map(p => p + n);
    function () returns int size = function () returns int {
        return n.length();
    };
    return string:'join("", ...parts) + size().toString();
}

public function main() {
    io:println(label("ab"), label(())); // @output <ab>ab2none
}
