// Names at module level are declared once.

const A = 1;
int A = 2; // @error

function f() {
}

type f int; // @error

class g {
}

enum g { // @error
    X
}

const X = "x"; // @error
