// What an intersection of function types accepts is expected of the arguments.

import ballerina/io;

type Scale function (float) returns string;

type Name function (string) returns string;

type Either function (int|float)|function (float|string);

function show(float|string v) returns string => v is float ? "float" : "string";

public function main() {
    Scale & Name f = show;
    io:println(f(1), " ", f("a"), " ", f(2.5)); // @output float string float
    Either e = function(any v) {
        io:println(v is float);
    };
    e(1); // @output true
}
