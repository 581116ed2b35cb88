// An import that cannot be resolved is one error: nothing is said of what uses it.

import ballerina/io;
import nobody/nothing; // @error

type Wrapper record {|
    nothing:Inner inner;
    int count;
|};

service on new nothing:Listener(8080) {
    resource function get state(nothing:Request request) returns nothing:Response|error {
        return request.answer({count: 1});
    }
}

nothing:Client backend = check new ("host", port = 1);

@nothing:Config {level: 3}
public function main() returns error? {
    nothing:Value v = check backend->fetch("key", [1, 2]);
    nothing:Value[] list = [v, 1];
    int total = nothing:sum(list) + v.amount;
    foreach var {name} in nothing:all(total) {
        io:println(name, v["x"], list[0].y);
    }
    if v is nothing:Special {
        return error nothing:Failure("no", code = 1);
    }
    io:println(from var row in v select row.id);
}
