import ballerina/io;

type Failed distinct error;

class Point {
    int x = 1;

    public function toString() returns string => string `(${self.x})`;
}

public function main() {
    io:println("a", 1, 2.0, true, (), 1.50d); // @output a12.0true1.50
    io:print("no", " newline"); // @output no newline
    io:println();
    io:println([1, "two", 3.5, {k: "v"}]); // @output [1,"two",3.5,{"k":"v"}]
    io:println(xml `<a>b</a>`); // @output <a>b</a>
    io:println(error("wrong", code = 4)); // @output error("wrong",code=4)
    Failed f = error("failed");
    io:println(f); // @output error Failed ("failed")
    io:println(new Point()); // @output (1)
    int n = 7;
    string s = "x\"y";
    io:println(`n is ${n}, s is ${s}`); // @output n is 7, s is x"y
    io:Printable nested = `[${n}]`;
    io:println("outer ", `with ${nested} in it`); // @output outer with [7] in it
    io:fprintln(io:stdout, "to ", io:stdout); // @output to 1
    io:fprint(io:stdout, "é", "\u{1F600}\n"); // @output é😀
    io:fprintln(io:stderr, `seen ${n} times`); // @stderr ^seen 7 times$
}
