// var in on fail takes the union of the errors that may occur.

import ballerina/io;

type A distinct error<record {|int code;|}>;

type B distinct error;

function a() returns A? => error A("a", code = 3);

function b() returns B? => ();

public function main() {
    do {
        check b();
        check a();
    } on fail var e {
        A|B u = e;
        io:println(u is A ? u.detail().code : 0); // @output 3
    }
    do {
        check a();
    } on fail var error(m, code = c) {
        io:println(m, c); // @output a3
    }
}
