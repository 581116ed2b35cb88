// Method calls chain; each is a call on the result of the one before.

import ballerina/io;

class Builder {
    private string s = "";

    function add(string t) returns Builder {
        self.s += t;
        return self;
    }

    function build() returns string => self.s;
}

public function main() {
    string s = new Builder().add("a").add("b").build().toUpperAscii().padStart(4, ".");
    io:println(s, [3, 1, 2].sort().map(n => n * 2).filter(n => n > 2).length()); // @output ..AB2
}
