// By escapes a name may hold any punctuation, and the escape is not part of it.

import ballerina/io;

type Header record {|
    string content\-type;
    int x\.y\$ = 1;
|};

public function main() {
    Header h = {content\-type: "text/plain"};
    io:println(h); // @output {"content-type":"text/plain","x.y$":1}
    io:println(h["content-type"], " ", h.x\.y\$); // @output text/plain 1
}
