// Constants may refer to members of enums and to other constants.

import ballerina/io;

enum Level {
    LOW = "low",
    HIGH = "high"
}

const map<Level> DEFAULTS = {a: LOW, b: HIGH};
const Level MAIN = HIGH;
const string TEXT = "level " + MAIN;

public function main() {
    io:println(DEFAULTS, MAIN, TEXT); // @output {"a":"low","b":"high"}highlevel high
    "high" h = MAIN;
    io:println(h); // @output high
}
