// Error patterns match message, cause, detail and type.

import ballerina/io;

type NotFound distinct error<record {int code;}>;

function f(any|error v) returns string {
    match v {
        error("exact") => {
            return "exact";
        }
        error NotFound(var m, code = 404) => {
            return "404 " + m;
        }
        error NotFound(_, code = var c) => {
            return "code " + c.toString();
        }
        error(var m, error(var c)) => {
            return m + " because " + c;
        }
        error(var m, ...var rest) => {
            return m + rest.toString();
        }
        _ => {
            return "no error";
        }
    }
}

public function main() {
    io:println(f(error("exact"))); // @output exact
    io:println(f(error NotFound("x", code = 404))); // @output 404 x
    io:println(f(error NotFound("x", code = 5))); // @output code 5
    io:println(f(error("a", error("b")))); // @output a because b
    io:println(f(error("d", k = 1))); // @output d{"k":1}
    io:println(f(1)); // @output no error
}
