// check applies to the call behind it, and may stand within expressions.

import ballerina/io;

type R record {|
    int[] list;
|};

function get(boolean ok) returns R|error => ok ? {list: [1, 2]} : error("no");

function sum() returns int|error => (check get(true)).list[1] + check n();

function n() returns int|error => 5;

public function main() {
    io:println(sum()); // @output 7
}
