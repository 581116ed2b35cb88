// Each module has its own part of the configuration.

import app.db;

import ballerina/io;

configurable string name = "none";

public function main() {
    io:println(name, " ", db:where()); // @output root host:5432
}
