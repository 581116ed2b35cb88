// The name of a worker is evaluated at most once: not again, not in a loop, not by two workers.

function again() returns future<int> {
    worker a returns int {
        return 1;
    }
    future<int> f = a;
    int n = wait a; // @error
    return f;
}

function loop() {
    worker a returns int {
        return 1;
    }
    int i = 0;
    while i < 2 {
        i += 1;
        int n = wait a; // @error
    }
}

function two() {
    worker a returns int {
        return 1;
    }
    worker b {
        int n = wait a;
    }
    worker c {
        int n = wait a; // @error
    }
}

function joined(boolean b) {
    worker a returns int {
        return 1;
    }
    if b {
        int n = wait a;
    }
    int m = wait a; // @error
}
