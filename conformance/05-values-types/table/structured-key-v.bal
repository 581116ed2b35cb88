// A key may be structured; keys are compared deeply.

import ballerina/io;

type Cell record {|
    readonly int[] at;
    string text;
|};

public function main() {
    table<Cell> key(at) sheet = table [
        {at: [0, 0], text: "a"},
        {at: [0, 1], text: "b"}
    ];
    io:println(sheet[[0, 1]]?.text, " ", sheet.hasKey([1, 1])); // @output b false
    sheet.put({at: [0, 1], text: "c"});
    io:println(sheet.length(), " ", sheet.get([0, 1]).text); // @output 2 c
}
