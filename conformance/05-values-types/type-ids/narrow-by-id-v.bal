// A test for a distinct type tells apart errors that have the same details.

import ballerina/io;

type Detail record {|
    int code;
|};

type NotFound distinct error<Detail>;
type Denied distinct error<Detail>;

function get(int n) returns string|NotFound|Denied {
    match n {
        0 => {
            return error NotFound("gone", code = 404);
        }
        1 => {
            return error Denied("no", code = 403);
        }
    }
    return "ok";
}

public function main() {
    foreach int n in 0 ... 2 {
        var r = get(n);
        if r is NotFound {
            io:println("not found ", r.detail().code);
        } else if r is Denied {
            io:println("denied ", r.detail().code);
        } else {
            io:println(r);
        }
        // @output not found 404
        // @output denied 403
        // @output ok
    }
}
