// Error patterns look at messages, causes and details with constants.

import ballerina/io;

type NotFound distinct error<record {|string what;|}>;

function f(error e) returns string {
    match e {
        error NotFound(_, what = "user") => {
            return "no user";
        }
        error NotFound(var m, what = var w) => {
            return m + ":" + w;
        }
        error("timeout") => {
            return "timeout!";
        }
        error(var m, error(var inner)) => {
            return m + " by " + inner;
        }
        error(var m, code = 3) => {
            return m + " three";
        }
    }
    return "other";
}

public function main() {
    io:println(f(error NotFound("x", what = "user"))); // @output no user
    io:println(f(error NotFound("gone", what = "page"))); // @output gone:page
    io:println(f(error("timeout"))); // @output timeout!
    io:println(f(error("outer", error("inner")))); // @output outer by inner
    io:println(f(error("c", code = 3)), f(error("c", code = 4))); // @output c threeother
}
