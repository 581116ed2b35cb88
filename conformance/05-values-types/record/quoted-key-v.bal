// A field's name may be any identifier, a key any string.

import ballerina/io;

type Header record {|
    string 'type;
    string content\-length;
|};

public function main() {
    Header h = {'type: "a", content\-length: "5"};
    io:println(h); // @output {"type":"a","content-length":"5"}
    io:println(h["content-length"], h.content\-length); // @output 55
}
