// There is a filler value for a class only when new needs no arguments and
// cannot fail.

class Seat {
    int row;

    function init(int row) {
        self.row = row;
    }
}

class Door {
    function init() returns error? {
    }
}

class Lamp {
    int watts;

    function init(int watts = 5) {
        self.watts = watts;
    }
}

type Named object {
};

public function main() {
    Seat[2] a = []; // @error
    Door[2] b = []; // @error
    Named[2] c = []; // @error
    Lamp[2] d = [];
}
