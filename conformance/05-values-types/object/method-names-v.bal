// map, join and start may be names of methods.

import ballerina/io;

class Worker {
    function start() returns string => "started";

    function map(int n) returns int => n + 1;

    function join() returns string => "joined";
}

public function main() {
    Worker w = new;
    io:println(w.start(), w.map(1), w.join()); // @output started2joined
}
