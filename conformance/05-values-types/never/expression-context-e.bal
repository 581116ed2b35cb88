// The result of a function that never returns cannot be used.

function stop() returns never {
    panic error("x");
}

function use(anydata v) {
}

function one() returns int {
    return stop(); // @error
}

function two() {
    _ = stop(); // @error
}

function three() {
    use(stop()); // @error
}

function four() {
    var v = stop(); // @error
}

function five() returns never {
    stop();
}
