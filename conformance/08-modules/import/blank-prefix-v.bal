// A module imported with _ is only initialized.

import ballerina/io;
import app.effect as _; // @output effect

public function main() {
    io:println("main"); // @output main
}
