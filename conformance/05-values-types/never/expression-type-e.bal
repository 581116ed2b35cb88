// An expression of type never stands only where that is permitted.

function stop() returns never {
    panic error("x");
}

public function main() {
    int n = stop(); // @error
}
