// main may return nil or an error, and nil has to be possible.

public function main() returns error { // @error
    return error("always");
}
