// The annotations of a class are those of its objects' type.

import ballerina/io;

annotation record {|string name;|} role on class, service;

@role {name: "counter"}
class Counter {
}

public function main() {
    Counter c = new;
    object {} s = @role {name: "svc"} service object {
    };
    io:println((typeof c).@role?.name, " ", (typeof s).@role?.name); // @output counter svc
}
