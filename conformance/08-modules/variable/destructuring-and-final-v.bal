// Module variables may come from lists, mappings and errors, final or not.

import ballerina/io;

final [int, string] [a, b] = make();
record {|int x; int y;|} {x, y: other} = {x: 1, y: 2};
final var error(message, code = code) = fault();

type Fault error<record {|int code;|}>;

function make() returns [int, string] => [7, "z"];

function fault() returns Fault => error("bad", code = 9);

public function main() {
    x += other;
    io:println(a, b, x, message, code); // @output 7z3bad9
}
