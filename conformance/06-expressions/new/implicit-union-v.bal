// Of several classes the one is made whose init takes the arguments.

import ballerina/io;

class Circle {
    float radius;

    function init(float radius) {
        self.radius = radius;
    }
}

class Label {
    string text;

    function init(string text) {
        self.text = text;
    }
}

public function main() {
    Circle|Label? a = new (2.5);
    Circle|Label b = new ("x");
    io:println(a is Circle, b is Label); // @output truetrue
}
