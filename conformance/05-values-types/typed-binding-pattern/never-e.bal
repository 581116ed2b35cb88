// The type of a binding pattern is not never.

function stop() returns never {
    panic error("stop");
}

public function main() {
    never n = stop(); // @error
}
