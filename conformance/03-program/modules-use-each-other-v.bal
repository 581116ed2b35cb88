// A module may use another module of its package, which the default module
// need not know.

import app.price;

import ballerina/io;

public function main() {
    io:println(price:gross(100)); // @output 119
}
