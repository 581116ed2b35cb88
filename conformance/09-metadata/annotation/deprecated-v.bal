// Deprecated constructs can be used: each use is a warning, which ends nothing.

import ballerina/io;

# Greets.
# # Deprecated
# Use `welcome`.
@deprecated
function greet() returns string => welcome();

function welcome() returns string => "welcome";

@deprecated
const OLD = 1;

@display {label: "Start", iconPath: "start.png"}
public function main() {
    io:println(greet(), OLD); // @output welcome1
}
