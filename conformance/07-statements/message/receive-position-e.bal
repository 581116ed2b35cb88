// A receive is executed once, unless its worker fails before.

function conditional(boolean b) {
    worker a {
        1 -> function;
    }
    if b {
        int n = <- a; // @error
    }
}

function repeated() {
    worker a {
        1 -> function;
    }
    int i = 0;
    while i < 1 {
        int n = <- a; // @error
        i += n;
    }
}

function afterReturn(boolean b) {
    worker a {
        1 -> function;
    }
    if b {
        return;
    }
    int n = <- a; // @error
}
