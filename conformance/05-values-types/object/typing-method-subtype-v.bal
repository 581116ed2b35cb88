// A method's type may be a subtype of what the object type says.

import ballerina/io;

type Source object {
    public function read(int n) returns string|error;
};

class Text {
    public function read(int|string n) returns string => n.toString();
}

public function main() returns error? {
    Source s = new Text();
    io:println(check s.read(3)); // @output 3
}
