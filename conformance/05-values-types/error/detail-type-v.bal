// The type parameter of error is the type of the detail.

import ballerina/io;

type Detail record {|
    int code;
    string where = "here";
|};

type CodeError error<Detail>;

public function main() {
    CodeError e = error("bad", code = 7);
    io:println(e.detail().code, e.detail().where); // @output 7here
    error f = e;
    io:println(f is CodeError, f is error<record {|string code;|}>); // @output truefalse
    if f is CodeError {
        Detail & readonly d = f.detail();
        io:println(d.code + 1); // @output 8
    }
}
