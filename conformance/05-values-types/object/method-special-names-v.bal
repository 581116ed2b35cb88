// map, join and start are reserved, and yet names of methods.

import ballerina/io;

class Job {
    function map() returns string => "map";

    function join(string s) returns string => "join " + s;

    function start() returns string => "start";
}

public function main() {
    Job j = new;
    io:println(j.map(), " ", j.join("it"), " ", j.start()); // @output map join it start
}
