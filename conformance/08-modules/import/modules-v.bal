// Modules of a package use each other's public declarations.

import ballerina/io;
import app.shapes;
import app.util as u;

public function main() {
    shapes:Square s = new (3);
    io:println(s.area()); // @output 9
    io:println(u:double(4), u:LIMIT, shapes:count()); // @output 8101
    u:Pair p = {a: 1, b: "x"};
    io:println(p); // @output {"a":1,"b":"x"}
    u:Color c = u:RED;
    io:println(c); // @output RED
    io:println(u:variable); // @output 1
}
