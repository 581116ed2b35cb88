// A receive gives the message, NoMessage when the send may be left out, and the failures that come before the send.

function risky() returns error? => ();

function maybe(boolean b) {
    worker a {
        if b {
            1 -> function;
        }
    }
    int n = <- a; // @error
}

function fails() {
    worker a returns error? {
        1 -> function;
        check risky();
        2 -> function;
    }
    int n = <- a;
    int m = <- a; // @error
}

function leaves(boolean b) {
    worker a {
        if b {
            return;
        }
        1 -> function;
    }
    int n = <- a; // @error
}
