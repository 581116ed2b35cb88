// Each module has its own names: two modules may define the same ones.

import app.left;
import app.right;

import ballerina/io;

function side() returns string => "middle";

public function main() {
    io:println(left:side(), " ", side(), " ", right:side()); // @output left middle right
}
