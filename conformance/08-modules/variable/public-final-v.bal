// A public final variable is read by other modules.

import app.conf;

import ballerina/io;

public function main() {
    io:println(conf:limit, conf:names, conf:count); // @output 10["a","b"]0
    conf:next();
    io:println(conf:count); // @output 1
}
