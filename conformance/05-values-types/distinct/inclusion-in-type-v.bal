// Whoever includes a distinct type belongs to it: classes, named object types
// and object types written in place.

import ballerina/io;

type Shape distinct object {
    public string name;
};

type Round object {
    *Shape;
    float radius;
};

class Ball {
    *Round;

    function init(string name) {
        self.name = name;
        self.radius = 1;
    }
}

class Plain {
    public string name = "p";
    float radius = 2;
}

function make() returns object {
    *Shape;
    int n;
} {
    return object Shape {
        public string name = "o";
        int n = 3;
    };
}

public function main() {
    object {} b = new Ball("b");
    object {} p = new Plain();
    Shape s = make();
    io:println(b is Shape, b is Round, p is Shape, p is Round, s.name); // @output truetruefalsefalseo
}
