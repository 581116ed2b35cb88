// The type of a detail may lead back to the error type, and immutable functions
// can be cloned.

import ballerina/io;

type Failure error<Report>;

type Report record {|
    int code;
    Failure first?;
    function () returns string describe;
|};

public function main() {
    Failure inner = error("inner", code = 1, describe = () => "low");
    Failure outer = error("outer", code = 2, first = inner, describe = () => "high");
    Failure? first = outer.detail().first;
    var describe = outer.detail().describe;
    io:println(first is Failure ? first.detail().code : 0, describe()); // @output 1high
}
