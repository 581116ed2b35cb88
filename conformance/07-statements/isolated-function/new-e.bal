// The init of what an isolated function makes is isolated, too.

int made = 0;

class Counted {
    function init() {
        made += 1;
    }
}

isolated function f() returns Counted => new; // @error
