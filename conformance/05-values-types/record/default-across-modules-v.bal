// The defaults of another module's record are evaluated in that module.

import ballerina/io;
import app.conf;

type Extended record {|
    *conf:Options;
    string extra = "e";
|};

public function main() {
    conf:Options o = {};
    Extended e = {};
    io:println(o.size, o.name, e.size, e.extra); // @output 42default42e
}
