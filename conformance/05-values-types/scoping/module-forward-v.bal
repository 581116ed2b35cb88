// Module-level names are known in the whole module.

import ballerina/io;

const TWICE = BASE * 2;
const BASE = 21;

public function main() {
    io:println(later(), TWICE); // @output 542
}

function later() returns int => value;

int value = 5;
