// The key of several fields is a tuple in the order of the key sequence.

import ballerina/io;

type Seat record {|
    readonly int row;
    readonly string letter;
    boolean taken;
|};

public function main() {
    table<Seat> key(letter, row) plane = table [
        {row: 1, letter: "A", taken: true},
        {row: 1, letter: "B", taken: false}
    ];
    io:println(plane["B", 1]?.taken, " ", plane.get(["A", 1]).taken); // @output false true
    io:println(plane.keys()); // @output [["A",1],["B",1]]
}
