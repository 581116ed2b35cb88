// A single quote makes a reserved keyword an identifier; the quote is not part
// of the name.

import ballerina/io;

type Entry record {|
    int 'type;
    string 'from;
|};

function 'return(int 'int) returns int => 'int + 1;

public function main() {
    Entry entry = {'type: 2, 'from: "here"};
    io:println(entry); // @output {"type":2,"from":"here"}
    int 'if = 'return(entry.'type);
    io:println('if); // @output 3
    int plain = 5;
    io:println('plain); // @output 5
}
