// Fields are set by initializers in order, then init runs; included types bring
// no initializers.

import ballerina/io;

type HasName object {
    string name;
};

class Base {
    *HasName;
    string name = log("name");
    int size = log("size").length();

    function init() {
        io:println("init ", self.name, self.size);
    }
}

isolated function log(string s) returns string {
    io:println(s);
    return s;
}

public function main() {
    Base b = new;
    // @output name
    // @output size
    // @output init name4
    io:println(b.name); // @output name
}
