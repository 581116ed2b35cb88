import ballerina/io;

type Detail record {
    int code;
};

type NotFound distinct error<Detail>;

public function main() {
    error inner = error("inner");
    error<Detail> e = error NotFound("outer", inner, code = 404, extra = "x");
    io:println(e.message()); // @output outer
    io:println(e.detail().code); // @output 404
    io:println(e.detail()); // @output {"code":404,"extra":"x"}
    error? cause = e.cause();
    io:println(cause is error ? cause.message() : "none"); // @output inner
    io:println(inner.cause() is ()); // @output true
    io:println(inner.toString()); // @output error("inner")
    io:println(inner.toBalString()); // @output error("inner")
    io:println(e.stackTrace().length() > 0); // @output true
    io:println(e is error:Retriable); // @output false
    error:DefaultRetryManager m = new (1);
    error:Retriable retriable = error error:Retriable("again");
    io:println(m.shouldRetry(inner), m.shouldRetry(retriable), m.shouldRetry(retriable)); // @output falsetruefalse
}
