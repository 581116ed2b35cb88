// Behind a quote an identifier may begin with a digit.

import ballerina/io;

type Podium record {|
    string '1st;
    string '2nd;
|};

public function main() {
    Podium p = {'1st: "Ann", '2nd: "Bo"};
    io:println(p.'1st, " ", p.'2nd); // @output Ann Bo
    io:println(p.keys()); // @output ["1st","2nd"]
}
