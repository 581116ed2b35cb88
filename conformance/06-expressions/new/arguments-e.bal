// The arguments match init's parameters.

class P {
    function init(int x) {
    }
}

class Q {
}

public function main() {
    P a = new; // @error
    P b = new ("x"); // @error
    P c = new (1, 2); // @error
    Q d = new (1); // @error
    P e = new (y = 1); // @error
}
