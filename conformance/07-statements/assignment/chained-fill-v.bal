// An assignment deep into what is not there yet makes lists, maps and records
// that can be filled in.

import ballerina/io;

type Cell record {|
    int n = 1;
    int[] more = [];
|};

public function main() {
    map<Cell[]> sheet = {};
    sheet["a"][1].n = 5;
    sheet["a"][0].more[2] = 9;
    io:println(sheet); // @output {"a":[{"n":1,"more":[0,0,9]},{"n":5,"more":[]}]}
}
