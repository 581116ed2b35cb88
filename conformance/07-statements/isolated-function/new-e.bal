// An isolated function makes objects whose init is isolated only.

int made = 0;

class Counted {
    function init() {
        made += 1;
    }
}

class Plain {
    int n = 1;
}

class Quiet {
    int n;

    isolated function init(int n) {
        self.n = n;
    }
}

isolated function make() {
    Counted a = new; // @error
    Plain b = new;
    Quiet c = new (1);
    var d = object { // @error
        function init() {
            made += 1;
        }
    };
    var e = object {
        int n = 2;
    };
}
