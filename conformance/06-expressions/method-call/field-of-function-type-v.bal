// A field that holds a function is called like a method.

import ballerina/io;

class Button {
    function (int) returns string onClick;

    function init(function (int) returns string onClick) {
        self.onClick = onClick;
    }
}

public function main() {
    Button b = new (n => "clicked " + n.toString());
    io:println(b.onClick(2)); // @output clicked 2
}
